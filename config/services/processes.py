"""Other processes: who they are, whether they still live, how to end them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Identity:
    """A process told apart from a later one that was given the same number."""

    pid: int
    started: str
    command: str


def identify(pid: int) -> Identity | None:
    """Who runs under this number now, or None. A zombie counts as gone."""
    stat = Path(f"/proc/{pid}/stat")
    if not Path("/proc/self/stat").exists():
        return _identify_with_ps(pid)
    try:
        fields = stat.read_text().rpartition(")")[2].split()
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return None
    if fields[0] in {"Z", "X"}:
        return None
    command = raw.replace(b"\0", b" ").decode(errors="replace").strip()
    return Identity(pid=pid, started=fields[19], command=command)


def _identify_with_ps(pid: int) -> Identity | None:
    """The same where there is no /proc (macOS)."""
    line = subprocess.run(
        ["ps", "-o", "lstart=,command=", "-p", str(pid)], capture_output=True, text=True
    ).stdout.strip()
    return Identity(pid=pid, started=line[:24], command=line[24:].strip()) if line else None


def is_alive(who: Identity) -> bool:
    """Does exactly this process still run?"""
    now = identify(who.pid)
    return now is not None and now.started == who.started


def end(who: Identity, *, signals: Sequence[tuple[int, float]]) -> bool:
    """End one process: each (signal, seconds to wait) in turn; True when it is gone."""
    for signum, seconds in signals:
        if not is_alive(who):
            return True
        try:
            os.kill(who.pid, signum)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and is_alive(who):
            time.sleep(0.05)
    return not is_alive(who)


def end_group(leader: int) -> None:
    """Kill what a dead service left in its group: else old children go on serving its port.

    The kernel gives the leader's number to nobody while the group has members.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
