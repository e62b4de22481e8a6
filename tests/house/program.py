"""Runs the services' own command line as a person would, in a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
# What the test run itself was given must not reach the program under test.
OURS = ("DATABASE_URL", "REDIS_URL", "SITE_URL", "DEMO", "DEBUG", "PLAIN_STATIC")


class Program:
    """`python -m config.services ARGUMENTS` on `data`; ends with the `with` block."""

    def __init__(self, data: Path, *arguments: str, port: int = 8000, **extra: str) -> None:
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in OURS and not name.startswith(("STRIPE_", "MEDIA_", "STATIC_"))
        }
        self.output = data.with_name(data.name + ".out")
        self.output.parent.mkdir(parents=True, exist_ok=True)
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.services", *arguments],
                cwd=ROOT,
                env={**kept, "DATA_DIR": str(data), "PORT": str(port), **extra},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()

    def text(self) -> str:
        """Everything it has said so far."""
        return self.output.read_text()

    def ended(self, seconds: float = 60) -> int:
        """Its exit code, once it has ended by itself."""
        return self.process.wait(seconds)

    def until(self, words: str, seconds: float = 60) -> str:
        """Wait until it says `words`; its text so far."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in self.text():
                return self.text()
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"never said {words!r}:\n{self.text()}")
