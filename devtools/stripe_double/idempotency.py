"""Idempotency keys. https://docs.stripe.com/api/idempotent_requests

A key keeps the status and body of its first request for 24 hours, whatever they were, once the
work began. What fails validation, or meets a request in flight, is not kept.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from devtools.stripe_double.double import Call, Double
from devtools.stripe_double.errors import idempotency, invalid
from devtools.stripe_double.store import Body, load

KEPT_SECONDS = 24 * 60 * 60
_LONGEST_KEY = 255


@dataclass(frozen=True)
class Kept:
    """The first answer to a key."""

    status: int
    body: Body
    request_id: str


def _fingerprint(call: Call) -> str:
    text = json.dumps(call.params, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def look_up(double: Double, call: Call) -> Kept | None:
    """The kept answer to this call's key, if there is one.

    Raises:
        StripeError: 409 while the first request runs, 400 when the key came with another call.
    """
    key = call.idempotency_key or ""
    if len(key) > _LONGEST_KEY:
        raise invalid(f"Idempotency keys can be at most {_LONGEST_KEY} characters long")
    if key in double.in_flight:
        raise idempotency(
            409,
            "There is currently another in-progress request using this Idempotent Key (that"
            " probably means you submitted twice, and the other request is still going"
            f" through): {key}",
            "idempotency_key_in_use",
        )
    oldest = double.now() - KEPT_SECONDS
    double.store.run("DELETE FROM idempotency WHERE created <= ?", oldest)
    found = double.store.rows("SELECT * FROM idempotency WHERE key = ?", key)
    if not found:
        return None
    first = found[0]
    advice = f"Try using a key other than '{key}' if you meant to execute a different request."
    if first["path"] != call.path:
        raise idempotency(
            400,
            "Keys for idempotent requests can only be used for the same endpoint they were first"
            f" used for ('{call.path}' vs '{first['path']}'). {advice}",
        )
    if first["fingerprint"] != _fingerprint(call):
        raise idempotency(
            400,
            "Keys for idempotent requests can only be used with the same parameters they were"
            f" first used with. {advice}",
        )
    return Kept(first["status"], load(first["body"]), first["request_id"])


def keep(double: Double, call: Call, status: int, body: Body) -> None:
    """Store the answer under the call's key, if it has one."""
    if call.idempotency_key is None:
        return
    double.store.run(
        "INSERT OR REPLACE INTO idempotency"
        " (key, path, fingerprint, status, body, request_id, created)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        call.idempotency_key, call.path, _fingerprint(call), status,
        json.dumps(body, ensure_ascii=False), call.request_id, double.now(),
    )  # fmt: skip
