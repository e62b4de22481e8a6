"""Idempotency keys, as https://docs.stripe.com/api/idempotent_requests describes them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from tests.stripe_double.orders import order
from tests.stripe_double.program import Program, wait_for

Paid = Callable[..., stripe.PaymentIntent]


def _refund(client: stripe.StripeClient, intent: str, key: str, **more: Any) -> stripe.Refund:
    params: Any = {"payment_intent": intent, "amount": 10_000, **more}
    return client.v1.refunds.create(params, {"idempotency_key": key})


def _header(thing: stripe.StripeObject, name: str) -> str | None:
    response = thing.last_response
    assert response is not None
    found: str | None = response.headers.get(name)
    return found


def test_the_same_key_and_parameters_give_the_first_answer_again(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent().id

    first, again = _refund(client, intent, "refund:1"), _refund(client, intent, "refund:1")

    assert first.id == again.id
    assert _header(first, "Idempotent-Replayed") is None
    assert _header(again, "Idempotent-Replayed") == "true"
    assert _header(again, "Original-Request") == _header(first, "Request-Id")
    assert _header(again, "Request-Id") != _header(first, "Request-Id")
    assert len(client.v1.refunds.list().data) == 1
    assert [call["outcome"] for call in double.calls("/v1/refunds")] == ["answered", "replayed"]


def test_without_a_key_the_same_call_is_done_twice(
    client: stripe.StripeClient, paid_intent: Paid
) -> None:
    """The negative control of the test above."""
    params: Any = {"payment_intent": paid_intent().id, "amount": 10_000}
    client.v1.refunds.create(params)
    client.v1.refunds.create(params)
    assert len(client.v1.refunds.list().data) == 2


def test_the_same_key_with_other_parameters_is_refused(
    client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent().id
    _refund(client, intent, "refund:1")

    with pytest.raises(stripe.IdempotencyError, match="same parameters") as refusal:
        _refund(client, intent, "refund:1", amount=20_000)

    assert refusal.value.http_status == 400
    assert len(client.v1.refunds.list().data) == 1


def test_the_same_key_at_another_address_is_refused(
    client: stripe.StripeClient, paid_intent: Paid
) -> None:
    _refund(client, paid_intent().id, "k")
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        client.v1.checkout.sessions.create(order(), {"idempotency_key": "k"})  # type: ignore[arg-type]


def test_a_key_in_flight_is_a_conflict_and_the_work_is_done_once(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent().id
    double.control("faults", kind="slow", ms=1500, path="/v1/refunds")

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(_refund, client, intent, "refund:1")
        wait_for(lambda: double.calls("/v1/refunds"), "the slow call to arrive")
        with pytest.raises(stripe.APIError) as conflict:
            _refund(client, intent, "refund:1")
        first = slow.result()

    assert conflict.value.http_status == 409
    assert conflict.value.error is not None
    assert conflict.value.error.code == "idempotency_key_in_use"
    assert _refund(client, intent, "refund:1").id == first.id
    assert len(client.v1.refunds.list().data) == 1


def test_a_decline_is_kept_under_its_key(client: stripe.StripeClient) -> None:
    params: Any = {
        "amount": 50_000,
        "currency": "vnd",
        "payment_method": "pm_card_chargeDeclined",
        "confirm": True,
    }
    for _ in range(2):
        with pytest.raises(stripe.CardError):
            client.v1.payment_intents.create(params, {"idempotency_key": "pay:1"})
    assert len(client.v1.charges.list().data) == 1


def test_a_failed_validation_is_not_kept(client: stripe.StripeClient, paid_intent: Paid) -> None:
    intent = paid_intent().id
    with pytest.raises(stripe.InvalidRequestError):
        _refund(client, intent, "refund:1", amount=-1)
    assert _refund(client, intent, "refund:1").amount == 10_000


def test_a_server_error_is_kept_once_the_work_began(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent().id
    double.control("faults", kind="fail_500", path="/v1/refunds")

    for _ in range(2):
        with pytest.raises(stripe.APIError) as failure:
            _refund(client, intent, "refund:1")
        assert failure.value.http_status == 500
    other = _refund(client, intent, "refund:2")

    assert [refund.id for refund in client.v1.refunds.list().data] == [other.id]


def test_a_key_is_forgotten_after_a_day(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent().id
    first = _refund(client, intent, "refund:1")
    double.control("clock", advance=24 * 60 * 60 - 60)
    assert _refund(client, intent, "refund:1").id == first.id

    double.control("clock", advance=61)

    assert _refund(client, intent, "refund:1").id != first.id
