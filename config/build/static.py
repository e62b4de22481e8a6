"""Collects the static files of all apps into one folder under names that carry their hash."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from pathlib import Path

from config.build.stamps import ROOT, Stamp, content_hash
from config.services import tool
from config.services.progress import step

TEXTS = {".css", ".js", ".mjs", ".svg", ".json", ".txt", ".xml"}
WORTH_PACKING = 1024


def is_current(env: Mapping[str, str], data: Path) -> bool:
    """Was the folder collected from the files as they are now?"""
    return _stamp(data).says(_inputs()) and (_target(env, data) / "staticfiles.json").exists()


def build(env: Mapping[str, str], data: Path) -> None:
    """Run collectstatic into STATIC_ROOT when one of our files or a locked library changed."""
    if is_current(env, data):
        return
    wanted = _inputs()
    with step("Collecting static files"):
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        tool.run(command, cwd=ROOT, env=env, log=data / "log" / "manage.log")
        pack(_target(env, data))
    _stamp(data).set(wanted)


def _target(env: Mapping[str, str], data: Path) -> Path:
    return Path(env.get("STATIC_ROOT") or data / "static")


def _stamp(data: Path) -> Stamp:
    return Stamp(data / "build" / "static.json")


def _inputs() -> str:
    """Our own static files; the libraries' change only with the lock."""
    fixed = [ROOT / "requirements.txt", ROOT / "config/settings/pages.py"]
    return content_hash([*fixed, *ROOT.glob("*/static")])


def pack(folder: Path) -> None:
    """A gzip copy beside each text, as small as it gets: the door sends it as it is."""
    for path in folder.rglob("*"):
        if path.suffix not in TEXTS or path.stat().st_size < WORTH_PACKING:
            continue
        packed = path.with_name(path.name + ".gz")
        if not packed.exists() or packed.stat().st_mtime < path.stat().st_mtime:
            packed.write_bytes(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))
