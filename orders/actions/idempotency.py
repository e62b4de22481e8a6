"""Keys that make a repeated request the same request.

A key is claimed in a transaction of its own before the work starts, so that a second request sees
it. A claim whose process died is taken over after ``DEAD_AFTER``: the work itself is repeatable.
"""

import datetime
import hashlib
import json
from typing import Any

from django.utils import timezone

from orders.models import IdempotencyKey

# Longer than any request may take (the gateway's own time limits included).
DEAD_AFTER = datetime.timedelta(seconds=60)


class KeyReused(Exception):
    """The key was used with another request."""


class InProgress(Exception):
    """The same request is being worked on at this moment."""


def fingerprint(request: dict[str, Any]) -> str:
    """A digest of a request's body, whatever the order of its fields."""
    text = json.dumps(request, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def claim(*, scope: str, key: str, digest: str) -> IdempotencyKey:
    """The row of this key: with an answer when one was given, else ours to work on.

    Raises KeyReused and InProgress.
    """
    now = timezone.now()
    made = IdempotencyKey(scope=scope, key=key, fingerprint=digest)
    IdempotencyKey.objects.bulk_create([made], ignore_conflicts=True)
    row = IdempotencyKey.objects.get(scope=scope, key=key)
    if row.fingerprint != digest:
        raise KeyReused
    if row.answer is not None or row.created_at == made.created_at:
        return row
    dead = IdempotencyKey.objects.filter(
        pk=row.pk, answer__isnull=True, created_at=row.created_at, created_at__lt=now - DEAD_AFTER
    )
    if not dead.update(created_at=now):
        raise InProgress
    return row


def answer(row: IdempotencyKey, *, status: int, body: dict[str, Any]) -> None:
    """Keeps the answer for every repetition."""
    row.status_code, row.answer = status, body
    row.save(update_fields=["status_code", "answer"])


def let_go(row: IdempotencyKey) -> None:
    """The request was refused and nothing was changed: the key may be used again."""
    IdempotencyKey.objects.filter(pk=row.pk, answer__isnull=True).delete()
