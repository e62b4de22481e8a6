"""Processes of a run that was killed: found by what they are, then taken down."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from config.services import processes
from config.services.errors import ServiceError
from config.services.processes import Identity

# Every service gets this variable with the data folder it works for.
MARK = "CHO_OCOP_SUPERVISED"
STOPS: tuple[tuple[int, float], ...] = (
    (signal.SIGTERM, 8.0),
    (signal.SIGINT, 8.0),
    (signal.SIGKILL, 5.0),
)


def take_down(record: Path, data: Path) -> list[str]:
    """End what an interrupted run on this data folder left behind; returns what was ended.

    Only call this while holding the folder's lock: then whoever carries its mark is an orphan.
    PostgreSQL hides its environment and is told by its lock file instead (see postgres.py).
    Raises ServiceError when something cannot be ended.
    """
    found = {who.pid: who for who in [*_recorded(record), *_marked(data)]}
    ended = []
    for who in found.values():
        if who.pid == os.getpid() or not processes.is_alive(who):
            continue
        if not processes.end(who, signals=STOPS):
            raise ServiceError(
                f"Process {who.pid} ({who.command[:80]}) of an interrupted run does not end; "
                f"end it yourself: kill -9 {who.pid}"
            )
        ended.append(f"{who.pid} ({Path(who.command.split(' ')[0]).name})")
    record.unlink(missing_ok=True)
    return ended


def _recorded(record: Path) -> Iterator[Identity]:
    """Those the last supervisor wrote down, PostgreSQL apart: it needs a gentler stop."""
    try:
        services = json.loads(record.read_text())["services"]
    except (OSError, ValueError, KeyError):
        return
    for name, one in services.items():
        if name != "postgres":
            yield Identity(pid=one["pid"], started=one["started"], command=one["command"])


def _marked(data: Path) -> Iterator[Identity]:
    """Those that carry the mark, children of services included (Linux only)."""
    mark = f"{MARK}={data}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark not in (folder / "environ").read_bytes().split(b"\0"):
                continue
        except OSError:
            continue
        who = processes.identify(int(folder.name))
        if who is not None:
            yield who
