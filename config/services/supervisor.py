"""Keeps services running: starts them in order, revives the fallen, stops them in reverse."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from config.services import base, processes
from config.services.errors import ServiceError
from config.services.progress import say
from config.services.service import Running, Service, tail, wait

LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0
POLL = 0.3
EXPLAIN_AT = 3  # falls in a row after which the log is shown, once


class StopRequested(BaseException):
    """Ctrl-C or SIGTERM: leave everything and stop the services."""


def stop_on_signals() -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into StopRequested."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise StopRequested

    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, stop)


class Supervisor:
    """The running services in starting order, and their record on disk."""

    def __init__(self, record: Path) -> None:
        self._record = record
        self._running: list[Running] = []
        self._batches: list[list[Running]] = []
        self.address = ""

    def start(self, services: Iterable[Service]) -> None:
        """Start these together, then wait until each is ready."""
        batch: list[Running] = []
        self._batches.append(batch)
        for service in services:
            batch.append(Running(service, service.begin()))
            self._running.append(batch[-1])
            self._write()
        for running in batch:
            wait(running)

    def watch(self) -> None:
        """Revive whatever dies, until StopRequested."""
        while True:
            time.sleep(POLL)
            for running in self._running:
                self._look_after(running)

    def _look_after(self, running: Running) -> None:
        now = time.monotonic()
        if running.retry_at is not None:
            if now >= running.retry_at:
                self._revive(running)
            return
        code = running.process.poll()
        if code is None:
            return
        processes.end_group(running.process.pid)
        if now - running.since > STEADY_AFTER:
            running.falls = 0
        self._fell(running, f"ended with {code}")

    def _fell(self, running: Running, how: str) -> None:
        """Plan the next start: at once the first time, then later and later."""
        pause = min(LONGEST_PAUSE, 0.5 * 2**running.falls)
        running.falls += 1
        running.retry_at = time.monotonic() + pause
        name = running.service.name
        say(f"! {_clock()} {name} {how}; starting it again in {pause:g} s.")
        if running.falls == EXPLAIN_AT:
            say(f"  The end of {running.service.log}:\n{tail(running.service)}")

    def _revive(self, running: Running) -> None:
        running.retry_at = None
        try:
            running.process = running.service.begin()
            running.since = time.monotonic()
            wait(running)
        except ServiceError as error:
            if running.process.poll() is None:
                base.stop_process(running.process, running.service.stops)
            self._fell(running, f"could not start ({error})")
            return
        self._write()
        how = "was started again" if running.service.port is None else "runs again"
        say(f"✓ {_clock()} {running.service.name} {how}.")

    def stop(self) -> None:
        """Stop in reverse order: the door first, the database last. A second Ctrl-C waits not.

        What was started together is told together.
        """
        for batch in reversed(self._batches):
            for running in batch:
                if running.process.poll() is None:
                    running.process.send_signal(running.service.stops[0][0])
            for running in reversed(batch):
                self._stop(running)
        self._running.clear()
        self._batches.clear()
        self._record.unlink(missing_ok=True)

    def _stop(self, running: Running) -> None:
        try:
            base.stop_process(running.process, running.service.stops, told=True)
        except StopRequested:
            say(f"  killing {running.service.name}")
            processes.end_group(running.process.pid)

    def _write(self) -> None:
        """Who runs, for the next start: after kill -9 it finds what was left over."""
        found = {r.service.name: (r, processes.identify(r.process.pid)) for r in self._running}
        record = {
            "address": self.address,
            "supervisor": os.getpid(),
            "services": {
                name: {**asdict(who), "port": running.service.port}
                for name, (running, who) in found.items()
                if who is not None
            },
        }
        draft = self._record.with_suffix(".new")
        draft.write_text(json.dumps(record, indent=1))
        draft.rename(self._record)


def _clock() -> str:
    return time.strftime("%H:%M:%S")
