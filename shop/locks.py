"""How long a buyer waits for somebody else's lock before being asked to try again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction


@contextmanager
def short_lock_timeout() -> Iterator[None]:
    """A transaction in which no statement waits longer than ``LOCK_TIMEOUT_MS`` for a lock.

    A longer wait raises ``django.db.OperationalError`` and nothing is changed. The limit ends
    with the outermost transaction.
    """
    with transaction.atomic():
        limit_lock_waits()
        yield


def limit_lock_waits() -> None:
    """The same limit for the transaction that is already open.

    Raises TransactionManagementError outside a transaction, where SET LOCAL would do nothing.
    """
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{_milliseconds()}ms"])


def require_transaction() -> None:
    """Refuses to go on outside a transaction: half of an action must never be kept."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("This action needs an open transaction.")


def _milliseconds() -> int:
    return int(settings.LOCK_TIMEOUT_MS)
