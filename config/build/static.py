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


def build(env: Mapping[str, str], data: Path) -> None:
    """Run collectstatic into STATIC_ROOT when one of our files or a locked library changed."""
    target = Path(env.get("STATIC_ROOT") or data / "static")
    # The libraries' own files change only with the lock.
    inputs = [ROOT / "requirements.txt", ROOT / "config/settings/pages.py"]
    wanted = content_hash([*inputs, *ROOT.glob("*/static")])
    made = Stamp(data / "build" / "static.json")
    if made.says(wanted) and (target / "staticfiles.json").exists():
        return
    with step("Collecting static files"):
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        tool.run(command, cwd=ROOT, env=env, log=data / "log" / "manage.log")
        pack(target)
    made.set(wanted)


def pack(folder: Path) -> None:
    """A gzip copy beside each text, as small as it gets: the door sends it as it is."""
    for path in folder.rglob("*"):
        if path.suffix not in TEXTS or path.stat().st_size < WORTH_PACKING:
            continue
        packed = path.with_name(path.name + ".gz")
        if not packed.exists() or packed.stat().st_mtime < path.stat().st_mtime:
            packed.write_bytes(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))
