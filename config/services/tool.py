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


class Tool:
    """A running tool with its output in `log`; standard error goes to the terminal on demand.

    It has a session of its own, so that Ctrl-C reaches only us, who then end it whole.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        log: Path,
        show_errors: bool = False,
    ) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log = log
        self._words = " ".join([Path(command[0]).name, *command[1:]])
        with log.open("ab") as out:
            self._begin = out.tell()
            self._process = subprocess.Popen(
                command,
                cwd=cwd,
                env={**env, "PATH": f"{BIN}{os.pathsep}{env.get('PATH', os.defpath)}"},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=None if show_errors else subprocess.STDOUT,
                start_new_session=True,
            )

    def finish(self) -> None:
        """Wait for its end. Raises ServiceError with the end of its output when it failed."""
        try:
            code = self._process.wait()
        finally:
            self.end()
        if code != 0:
            raise ServiceError(f"`{self._words}` failed; its log is {self._log}.\n{self._tail()}")

    def end(self) -> None:
        """End it now, with whatever it started."""
        processes.end_group(self._process.pid)
        self._process.wait()

    def _tail(self) -> str:
        """The last lines that this run wrote."""
        with self._log.open("rb") as file:
            file.seek(self._begin)
            lines = file.read().decode(errors="replace").strip().splitlines()
        return "\n".join(f"    {line}" for line in lines[-LINES_SHOWN:])


def run(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str],
    log: Path,
    show_errors: bool = False,
) -> None:
    """Run a tool to its end; raises ServiceError with the end of its output when it fails."""
    Tool(command, cwd=cwd, env=env, log=log, show_errors=show_errors).finish()
