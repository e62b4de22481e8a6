"""Finds the Chromium for the browser tests, and gets one where there is none.

`python -m devtools.browser` makes sure there is one. In order: CHROMIUM, an installed one,
Playwright's own, then apt when root, then Playwright's download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]


def find() -> str | None:
    """Path of a Chromium that starts, or None."""
    candidates = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), _own()]
    return next((path for path in candidates if path and _starts(path)), None)


def _own() -> str | None:
    """The one Playwright downloaded earlier."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    """A browser without its system libraries is no browser."""
    try:
        done = subprocess.run(
            [path, *FLAGS, "--dump-dom", "about:blank"], capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"<html" in done.stdout


def install() -> None:
    """Get one: from the system's packages when we may, else from Playwright."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("· Installing Chromium with apt …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-q"], ["install", "-qy", "chromium"]):
            subprocess.run(["apt-get", *command], env=quiet, stdin=subprocess.DEVNULL)
        if find():
            return
    print("· Downloading Playwright's Chromium …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def main() -> int:
    """0 when there is a browser in the end."""
    path = find()
    if path is None:
        install()
        path = find()
    if path is None:
        print(
            "✗ No Chromium. Install one (Debian: apt install chromium; elsewhere: "
            ".venv/bin/playwright install --with-deps chromium) or set CHROMIUM to its path.",
            file=sys.stderr,
        )
        return 1
    print(f"✓ Browser: {path}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
