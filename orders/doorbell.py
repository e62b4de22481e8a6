"""Ringing Celery. The bell may be broken: the work stands in PostgreSQL and beat sweeps it."""

import logging

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)


def ring(task: str) -> None:
    """Asks a worker to run ``orders.tasks.<task>`` soon. Never raises, whatever the broker does."""
    try:
        current_app.send_task(f"orders.tasks.{task}", retry=False, ignore_result=True)
    except Exception as error:  # noqa: BLE001 - a broker error must never reach a buyer
        log.warning("doorbell %s not rung: %s", task, type(error).__name__)


def ring_after_commit(task: str) -> None:
    """Rings once the current transaction is committed; at once when there is none."""
    transaction.on_commit(lambda: ring(task))
