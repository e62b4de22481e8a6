"""One call of the API from beginning to end: key, faults, idempotency, work, answer."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from devtools.stripe_double import faults, idempotency
from devtools.stripe_double.double import Call, Double, visible
from devtools.stripe_double.errors import StripeError, broken, too_many
from devtools.stripe_double.errors import idempotency as key_error
from devtools.stripe_double.expand import expand
from devtools.stripe_double.params import Params
from devtools.stripe_double.routes import find
from devtools.stripe_double.store import Body


@dataclass
class Answer:
    """What goes back, or nothing at all when `cut`."""

    status: int
    body: Body
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


async def handle(double: Double, call: Call) -> Answer:
    """Answer one authorised call, and write down that it came and how it went."""
    seq = _write_down(double, call)
    try:
        answer = await _with_faults(double, call)
    except StripeError as fault:
        answer = Answer(fault.status, fault.body())
    outcome = "cut" if answer.cut else "answered"
    if "Idempotent-Replayed" in answer.headers:
        outcome = "replayed"
    double.store.run(
        "UPDATE requests SET status = ?, outcome = ? WHERE seq = ?", answer.status, outcome, seq
    )
    return answer


def _write_down(double: Double, call: Call) -> int:
    return double.store.run(
        "INSERT INTO requests (at, method, path, idempotency_key, params, request_id, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?, 'working')",
        time.time(), call.method, call.path, call.idempotency_key,
        json.dumps(call.params, ensure_ascii=False), call.request_id,
    )  # fmt: skip


async def _with_faults(double: Double, call: Call) -> Answer:
    hits = {fault.kind: fault for fault in faults.take(double, call)}
    if "drop" in hits:
        return Answer(0, {}, cut=True)
    if "rate_limit" in hits:
        raise too_many()
    if "conflict" in hits:
        message = "There is currently another in-progress request using this Idempotent Key."
        raise key_error(409, message, "idempotency_key_in_use")
    stage = hits["fail_500"].stage if "fail_500" in hits else None
    if stage == "before":
        raise broken()
    wait = hits["slow"].ms / 1000 if "slow" in hits else 0.0
    answer = await _once(double, call, wait, stage)
    answer.cut = "charge_then_drop" in hits
    return answer


async def _once(double: Double, call: Call, wait: float, stage: str | None) -> Answer:
    """The work itself, at most once for each idempotency key."""
    key = call.idempotency_key if call.method == "POST" else None
    if key is None:
        await asyncio.sleep(wait)
        return _work(double, call, stage, keep=False)
    kept = idempotency.look_up(double, call)
    if kept:
        headers = {"Idempotent-Replayed": "true", "Original-Request": kept.request_id}
        if kept.status >= 500:
            headers["Stripe-Should-Retry"] = "false"
        return Answer(kept.status, kept.body, headers)
    double.in_flight.add(key)
    try:
        await asyncio.sleep(wait)
        return _work(double, call, stage, keep=True)
    finally:
        double.in_flight.discard(key)


def _work(double: Double, call: Call, stage: str | None, *, keep: bool) -> Answer:
    """Do it and keep the answer in the same transaction."""
    with double.store.transaction():
        answer = _outcome(lambda: _run(double, call, stage))
        if keep and answer.status:
            idempotency.keep(double, call, answer.status, answer.body)
    return answer


def _run(double: Double, call: Call, stage: str | None) -> Body:
    found = find(call.method, call.path)
    if found is None:
        message = f"Unrecognized request URL ({call.method}: {call.path})."
        raise StripeError(404, "invalid_request_error", message, began=False)
    if stage == "during":
        raise broken()
    handler, ids = found
    body = handler(double, call, *ids)
    if stage == "after":
        raise broken()
    whole: Body = visible(expand(double, body, Params(call.params).words("expand")))
    return whole


def _outcome(work: Callable[[], Body]) -> Answer:
    """Turn a refusal into an answer, unless the work never began: that one is not kept."""
    try:
        return Answer(200, work())
    except StripeError as fault:
        if not fault.began:
            raise
        headers = {"Stripe-Should-Retry": "false"} if fault.status >= 500 else {}
        return Answer(fault.status, fault.body(), headers)
