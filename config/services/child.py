"""Start a program so that it dies with its supervisor, and not as root if asked.

Run as a plain script by `launch.command()`, never imported: it must start in a few
milliseconds and replace itself by the real program, keeping its process id.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1


def enter_user_namespace() -> None:
    """Appear as an ordinary user while files keep belonging to the real one.

    PostgreSQL refuses uid 0 and users without a name. In a user namespace the process has another
    uid, but the kernel still lets it use what its real owner owns, so nothing needs a copy.
    """
    uid, gid = os.geteuid(), os.getegid()
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare(CLONE_NEWUSER)")
    Path("/proc/self/setgroups").write_text("deny")
    inside = ordinary_uid()
    Path("/proc/self/uid_map").write_text(f"{inside} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{inside} {gid} 1")


def ordinary_uid() -> int:
    """A user number that is not root's and has a name: initdb looks its user up."""
    return next((entry.pw_uid for entry in pwd.getpwall() if entry.pw_uid != 0), 1000)


def become(uid: int) -> None:
    """Give up root for good."""
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


def die_with_parent(parent: int, signum: int) -> None:
    """Ask the kernel for `signum` when the supervisor dies, also when it was killed by -9."""
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signum, 0, 0, 0)
    if os.getppid() != parent:  # it died before we could ask
        os.kill(os.getpid(), signal.SIGKILL)


def main(arguments: list[str]) -> None:
    """child.py PARENT SIGNAL IDENTITY PROGRAM ARGUMENTS… (identity: keep, namespace or a uid)."""
    parent, signum, identity, *command = arguments
    if identity == "namespace":
        enter_user_namespace()
    elif identity != "keep":
        become(int(identity))
    # Last: the kernel forgets the request whenever a process changes its identity.
    die_with_parent(int(parent), int(signum))
    os.execv(command[0], command)  # noqa: S606 - our own words, no shell


if __name__ == "__main__":
    main(sys.argv[1:])
