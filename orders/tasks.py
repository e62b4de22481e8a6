"""What Celery runs. Each task finds its own work in PostgreSQL and may run late, early or twice."""

import logging

from celery import shared_task

from orders.actions import cancel, outbox, recover
from orders.queries import invariants

log = logging.getLogger(__name__)


@shared_task
def drain_outbox() -> None:
    """Sends the mail that waits."""
    outbox.drain_outbox()


@shared_task
def expire_orders() -> None:
    """Ends unpaid orders whose time has run out."""
    cancel.expire_orders()


@shared_task
def recover_payments() -> None:
    """Resumes what was interrupted between us and the gateway."""
    recover.recover_payments()


@shared_task
def check_invariants() -> None:
    """Looks for rows that must not exist; an operator reads the log."""
    for broken in invariants.check():
        log.error("invariant %s broken: %s", broken.name, broken.rows)
