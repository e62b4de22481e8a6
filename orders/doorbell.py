"""Ringing Celery. The bell may be broken: the work stands in PostgreSQL and beat sweeps it.

A broker that is away holds a caller for seconds (its library tries several times), so a thread of
its own does the ringing: a buyer never waits for it. Rings that queue up for the same task are one.
"""

import logging
import os
import threading

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)


class _Bell:
    """One ringing thread per process, started at the first ring (and again after a fork)."""

    def __init__(self) -> None:
        self._wanted: dict[str, None] = {}
        self._change = threading.Condition()
        self._pid = 0

    def ring(self, task: str) -> None:
        with self._change:
            self._wanted[task] = None
            if self._pid != os.getpid():
                self._pid = os.getpid()
                threading.Thread(target=self._run, name="doorbell", daemon=True).start()
            self._change.notify()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._wanted)
                task = next(iter(self._wanted))
                del self._wanted[task]
            _send(task)


def _send(task: str) -> None:
    try:
        current_app.send_task(f"orders.tasks.{task}", retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001 - a broker error must never reach a buyer
        log.warning("doorbell %s not rung: %s", task, type(error).__name__)


_bell = _Bell()
# A lock that another thread held while forking would never open again in the child.
os.register_at_fork(after_in_child=lambda: _bell.__init__())  # type: ignore[misc]


def ring(task: str) -> None:
    """Asks a worker to run ``orders.tasks.<task>`` soon. Never raises and never waits."""
    _bell.ring(task)


def ring_after_commit(task: str) -> None:
    """Rings once the current transaction is committed; at once when there is none."""
    transaction.on_commit(lambda: ring(task))
