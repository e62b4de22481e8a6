"""Remembers from which inputs something was built."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def content_hash(paths: Iterable[Path]) -> str:
    """One value for the names and contents of these files and everything in these folders."""
    digest = hashlib.sha256()
    for path in sorted(_files(paths)):
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (file for file in path.rglob("*") if file.is_file())
        elif path.exists():
            yield path


class Stamp:
    """A small file beside the product, holding the hash of what it was made from."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def says(self, wanted: str) -> bool:
        """Was the product made from exactly this?"""
        try:
            return bool(json.loads(self._path.read_text())["made_from"] == wanted)
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def set(self, made_from: str) -> None:
        """Write it, only after the product is complete."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({"made_from": made_from}))
