"""Numbering and writing a session's events. The database first, then the stream."""

from typing import Any

from django.db import connection, transaction

from livestream.models import LiveEvent, MarketSession

CHANNEL = "live"  # the live process listens here


def append_event(session: MarketSession, kind: str, payload: dict[str, Any]) -> int:
    """Write one event and return its number. Must run inside the transaction of its cause.

    The UPDATE locks the session's row until that transaction ends, so numbers become visible in
    order and a number that was rolled back is given out again: viewers never see a gap. The
    doorbell is part of the transaction too: it rings on commit, or never.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event belongs to its cause's transaction.")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE livestream_marketsession SET last_seq = last_seq + 1"
            " WHERE id = %s RETURNING last_seq",
            [session.pk],
        )
        seq: int = cursor.fetchone()[0]
        LiveEvent.objects.create(session=session, seq=seq, kind=kind, payload=payload)
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(session.pk)])
    session.last_seq = seq
    return seq
