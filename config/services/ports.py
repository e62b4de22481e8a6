"""TCP ports: which are free, and which were used the last time."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path

LOOPBACK = "127.0.0.1"


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Can we listen on this port now? A lingering closed connection does not count."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(port: int, host: str = LOOPBACK) -> bool:
    """Does something accept connections on this port?"""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def pick() -> int:
    """A free port chosen by the kernel."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def remembered(book: Path, names: list[str]) -> dict[str, int]:
    """One port per name: last time's where still free, else a new one; written back to `book`.

    Keeping ports lets open connections, bookmarks and debuggers survive a restart.
    """
    try:
        known: dict[str, int] = json.loads(book.read_text())
    except (OSError, ValueError):
        known = {}
    ports: dict[str, int] = {}
    for name in names:
        port = known.get(name, 0)
        while not port or port in ports.values() or not is_free(port):
            port = pick()
        ports[name] = port
    book.parent.mkdir(parents=True, exist_ok=True)
    book.write_text(json.dumps({**known, **ports}, indent=1))
    return ports


def wait_until_answers(port: int, *, seconds: float) -> bool:
    """Wait until something accepts connections on `port`; False after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answers(port):
            return True
        time.sleep(0.02)
    return False
