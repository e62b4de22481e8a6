"""Can this machine run the shop: a folder to write to, room on the disk, open files."""

from __future__ import annotations

import resource
import shutil
from pathlib import Path

from config.services.errors import ServiceError

SPACE_NEEDED = 500 * 1024**2
OPEN_FILES = 65536


def check_folder(data: Path) -> None:
    """Make the data folder; raise ServiceError when it cannot be written to."""
    try:
        (data / "run").mkdir(parents=True, exist_ok=True)
        probe = data / "run" / "writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise ServiceError(
            f"Cannot write to {data} ({error.strerror}). Choose another folder: DATA_DIR=…"
        ) from error


def check_space(data: Path, needed: int = SPACE_NEEDED) -> None:
    """Raise ServiceError when fewer than `needed` bytes are free where the data lies."""
    free = shutil.disk_usage(data).free
    if free < needed:
        raise ServiceError(
            f"Only {free // 1024**2} MB are free on the disk of {data}; the shop needs "
            f"{needed // 1024**2} MB. Free some space or choose another folder: DATA_DIR=…"
        )


def allow_many_open_files() -> None:
    """Each viewer of a live session is an open file; services inherit the limit."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = OPEN_FILES if most == resource.RLIM_INFINITY else min(most, OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (enough, most))
