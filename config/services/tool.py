"""Runs one of our tools to its end: nothing it started outlives it or an interrupt."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from config.services import processes
from config.services.errors import ServiceError

BIN = Path(sys.executable).parent
LINES_SHOWN = 15


def run(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    log: Path,
    show_errors: bool = False,
) -> None:
    """Run `command` with its output in `log`; standard error goes to the terminal on demand.

    Raises ServiceError with the end of the output when it fails. The tool gets a session of its
    own, so that Ctrl-C reaches only us, who then end it whole.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        begin = out.tell()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**env, "PATH": f"{BIN}{os.pathsep}{env.get('PATH', os.defpath)}"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=None if show_errors else subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait()
        finally:
            processes.end_group(process.pid)
            process.wait()
    if code != 0:
        words = " ".join(Path(command[0]).name if n == 0 else w for n, w in enumerate(command))
        raise ServiceError(f"`{words}` failed; its log is {log}.\n{_end(log, begin)}")


def _end(log: Path, begin: int) -> str:
    """The last lines that this run wrote."""
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode(errors="replace").strip().splitlines()
    return "\n".join(f"    {line}" for line in lines[-LINES_SHOWN:])
