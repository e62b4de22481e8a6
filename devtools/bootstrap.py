"""Makes .venv and installs the locked packages into it. Needs Python >= 3.11 and nothing else.

`python3 devtools/bootstrap.py [run|test]`: `test` adds what linters and tests need. Does nothing,
and needs no network, while the lock is the one that is installed.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
LOCKS = {"run": ["requirements.txt"], "test": ["requirements.txt", "requirements-dev.txt"]}
UV_LOCK = "devtools/uv.txt"
SPACE_NEEDED = 3 * 1024**3


class RefusedError(Exception):
    """The machine lacks something; the message says what to do."""


def main() -> int:
    """Check the machine, make .venv, install what the lock says and is not there yet."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - this is where older ones are told
            raise RefusedError(
                f"Python 3.11 or newer is needed; {sys.executable} is "
                f"{sys.version.split()[0]}. Name another one: make run PYTHON=python3.12"
            )
        with (ROOT / "Makefile").open() as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)  # two makes at once: the second one waits
            install(purpose)
    except RefusedError as error:
        print(f"\n✗ {error}", file=sys.stderr)
        return 1
    return 0


def install(purpose: str) -> None:
    """Bring .venv to the lock; a stamp per lock says what it already holds."""
    if not works():
        make_venv()
    for name in LOCKS[purpose]:
        if not holds(name):
            with step(f"Installing {name}"):
                fetch(name)
            remember(name)


def holds(name: str) -> bool:
    """Is exactly this lock installed?"""
    stamp = VENV / f".installed-{Path(name).name}"
    return stamp.exists() and stamp.read_text() == fingerprint(name)


def remember(name: str) -> None:
    """Note, after success only, what is installed now."""
    (VENV / f".installed-{Path(name).name}").write_text(fingerprint(name))


def fingerprint(name: str) -> str:
    """The content of a lock file in one word."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def works() -> bool:
    """Does the environment's Python start? It does not after the system's Python was replaced."""
    if not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0


def make_venv() -> None:
    """A new environment."""
    free = shutil.disk_usage(ROOT).free
    if free < SPACE_NEEDED:
        raise RefusedError(
            f"Only {free // 1024**2} MB are free on the disk of {ROOT}; the first run needs "
            f"{SPACE_NEEDED // 1024**2} MB. Free some space and run it again."
        )
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    with step("Making .venv"):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            shutil.rmtree(VENV, ignore_errors=True)
            raise RefusedError(
                "Python cannot make a virtual environment:\n"
                f"{(done.stdout + done.stderr).strip()[-800:]}\n"
                "On Debian and Ubuntu: apt install python3-venv"
            )


def fetch(name: str) -> None:
    """Install one lock with uv, or with pip where uv cannot; every file's hash is checked."""
    locked = ["--require-hashes", "-r", str(ROOT / name)]
    if uv_ready():
        # Its bars are for a terminal; in a log file they are noise.
        quiet = [] if sys.stderr.isatty() else ["--quiet"]
        command = [str(VENV / "bin/uv"), "pip", "install", "--python", PYTHON, *quiet, *locked]
        if subprocess.run(command, env=uv_environment()).returncode == 0:
            return
        print("  uv could not; trying pip.", file=sys.stderr)
    done = subprocess.run([PYTHON, "-m", "pip", "install", "--no-input", *locked])
    if done.returncode != 0:
        raise RefusedError(
            f"{name} could not be installed (see above). The first run needs the network; "
            "behind a company mirror set PIP_INDEX_URL."
        )


def uv_ready() -> bool:
    """Put the locked uv into .venv; without it pip does the work, only slower."""
    if holds(UV_LOCK):
        return True
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps"]
    done = subprocess.run([*command, "--require-hashes", "-r", str(ROOT / UV_LOCK)])
    if done.returncode == 0:
        remember(UV_LOCK)
    return done.returncode == 0


def uv_environment() -> dict[str, str]:
    """uv reads no pip settings: hand it the index and certificates that pip was given."""
    env = {"UV_SYSTEM_CERTS": "1", **os.environ}
    for ours, pips in (("UV_DEFAULT_INDEX", "PIP_INDEX_URL"), ("SSL_CERT_FILE", "PIP_CERT")):
        if pips in env:
            env.setdefault(ours, env[pips])
    return env


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what begins, and how long it took."""
    print(f"· {title} …", flush=True)
    started = time.monotonic()
    yield
    print(f"✓ {title} ({time.monotonic() - started:.1f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
