"""Start one program under the supervisor: own session, log file, dies with its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# A longer log is put aside at the next start, one generation of it.
LOG_LIMIT = 20 * 1024**2
CHILD = Path(__file__).with_name("child.py")


def command(
    program: Sequence[str], *, identity: str = "keep", stop: int = signal.SIGTERM
) -> list[str]:
    """The command line that runs `program` under child.py with the given identity."""
    base = [sys.executable, "-I", "-S", str(CHILD), str(os.getpid()), str(int(stop)), identity]
    return [*base, *program]


def start(
    program: Sequence[str],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    identity: str = "keep",
    stop: int = signal.SIGTERM,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start `program` in its own session, appending its output to `log`.

    The session keeps Ctrl-C in the terminal from reaching it: the supervisor stops services
    in order instead. `stop` is also what it receives when the supervisor is killed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab") as out:
        return subprocess.Popen(
            command(program, identity=identity, stop=stop),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=dict(env) if env is not None else None,
            start_new_session=True,
            cwd=cwd,
        )
