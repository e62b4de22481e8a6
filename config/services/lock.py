"""One supervisor per data folder, kept by a lock the kernel drops when it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Lock:
    """A lock file that also says who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take the lock, or return False when another living process has it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def say(self, text: str) -> None:
        """Leave a note for whoever finds the lock taken."""
        if self._handle is not None:
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, text.encode(), 0)

    def note(self) -> str:
        """The holder's note."""
        return self.path.read_text().strip()

    def release(self) -> None:
        """Let go. The file stays: removing it would let two holders in."""
        if self._handle is not None:
            self.say("")
            os.close(self._handle)
            self._handle = None
