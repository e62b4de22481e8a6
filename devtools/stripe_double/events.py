"""Events: what happened, kept in order and queued for every endpoint that asked for it."""

from __future__ import annotations

import json
import time
from typing import Any

from devtools.stripe_double.double import Call, Double, new_id, visible
from devtools.stripe_double.lists import listing
from devtools.stripe_double.params import Params
from devtools.stripe_double.settings import API_VERSION
from devtools.stripe_double.store import Body


def emit(
    double: Double,
    kind: str,
    subject: Body,
    call: Call | None = None,
    previous: dict[str, Any] | None = None,
) -> Body:
    """Record an event with a snapshot of its subject, and queue it.

    `call` is the request that caused it; a payment made on the hosted page has none.
    `previous` holds the values that an update replaced.
    """
    data: dict[str, Any] = {"object": visible(subject)}
    if previous is not None:
        data["previous_attributes"] = previous
    endpoints = [
        row["id"]
        for row in double.store.rows("SELECT id, enabled_events FROM endpoints ORDER BY seq")
        if {"*", kind} & set(json.loads(row["enabled_events"]))
    ]
    event: Body = {
        "id": new_id("evt_"),
        "object": "event",
        "api_version": API_VERSION,
        "created": double.now(),
        "data": data,
        "livemode": False,
        "pending_webhooks": len(endpoints),
        "request": {
            "id": call.request_id if call else None,
            "idempotency_key": call.idempotency_key if call else None,
        },
        "type": kind,
    }
    double.store.save(event)
    state = "held" if double.store.setting("hold", "") else "pending"
    for endpoint in endpoints:
        for _ in range(int(double.store.setting("copies", "1"))):
            double.store.run(
                "INSERT INTO deliveries (event_id, endpoint_id, state, due) VALUES (?, ?, ?, ?)",
                event["id"], endpoint, state, time.time(),
            )  # fmt: skip
    double.wake()
    return event


def retrieve(double: Double, call: Call, event_id: str) -> Body:
    """GET /v1/events/{id}"""
    Params(call.params).only({"expand"})
    return double.get("event", event_id)


def list_all(double: Double, call: Call) -> Body:
    """GET /v1/events, by `type` or `types[]` and by when they were made."""
    params = Params(call.params)
    wanted = set(params.words("types")) | {word for word in [params.text("type")] if word}

    def keep(event: Body) -> bool:
        return not wanted or any(_matches(event["type"], word) for word in wanted)

    return listing(double, call, "event", own={"type", "types"}, keep=keep)


def _matches(kind: str, word: str) -> bool:
    """`charge.*` asks for the whole family."""
    return kind.startswith(word[:-1]) if word.endswith(".*") else kind == word
