"""One supervised service: how it starts, when it is ready, how it stops."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from config.services import launch, ports
from config.services.errors import ServiceError

Stops = tuple[tuple[int, float], ...]
STOPS: Stops = ((signal.SIGTERM, 15.0), (signal.SIGKILL, 5.0))


@dataclass(frozen=True)
class Service:
    """`begin` starts the process; `port`, where it has one, must then answer within `patience`."""

    name: str
    begin: Callable[[], subprocess.Popen[bytes]]
    log: Path
    port: int | None = None
    stops: Stops = STOPS
    patience: float = 60.0


@dataclass
class Running:
    """A service with its present process and its record of falls."""

    service: Service
    process: subprocess.Popen[bytes]
    since: float = field(default_factory=time.monotonic)
    falls: int = 0
    retry_at: float | None = None


def program(
    name: str,
    command: list[str],
    *,
    log: Path,
    env: Mapping[str, str],
    cwd: Path,
    port: int | None = None,
    stops: Stops = STOPS,
) -> Service:
    """A service that is one command line."""

    def begin() -> subprocess.Popen[bytes]:
        return launch.start(command, log=log, env=env, cwd=cwd)

    return Service(name=name, begin=begin, log=log, port=port, stops=stops)


def wait(running: Running) -> None:
    """Wait until the service answers on its port; raise naming its log when it does not."""
    service = running.service
    if service.port is None:
        return
    end = time.monotonic() + service.patience
    while time.monotonic() < end and running.process.poll() is None:
        if ports.answers(service.port):
            return
        time.sleep(0.05)
    raise ServiceError(f"{service.name} did not start; its log is {service.log}.\n{tail(service)}")


def tail(service: Service, lines: int = 12) -> str:
    """The end of the service's log, indented."""
    try:
        text = service.log.read_text(errors="replace").splitlines()[-lines:]
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in text)
