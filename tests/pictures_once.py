"""Whole shops started by tests share their drawn pictures, and fill themselves one at a time.

Drawing takes most of a first start. A picture's name tells its content, so a second shop finds the
first one's files; the lock lets it wait for them instead of drawing the same beside it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEDIA = Path(__file__).resolve().parents[1] / "var" / "test" / "media"


@contextmanager
def my_turn_to_fill() -> Iterator[str]:
    """The folder for MEDIA_ROOT, while no other test run fills a shop on this machine."""
    MEDIA.mkdir(parents=True, exist_ok=True)
    with (MEDIA.parent / "media.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield str(MEDIA)
