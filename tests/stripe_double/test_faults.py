"""A payment service that misbehaves on request."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.stripe_double.program import Program

Paid = Callable[..., stripe.PaymentIntent]
KEY: Any = {"idempotency_key": "refund:1"}


def _params(intent: stripe.PaymentIntent) -> Any:
    return {"payment_intent": intent.id, "amount": 10_000}


def test_an_answer_lost_after_the_work_is_found_again_with_the_same_key(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    params = _params(paid_intent())
    double.control("faults", kind="charge_then_drop", path="/v1/refunds")

    with pytest.raises(stripe.APIConnectionError):
        client.v1.refunds.create(params, KEY)

    done = client.v1.refunds.list().data
    assert [refund.amount for refund in done] == [10_000]
    assert client.v1.refunds.create(params, KEY).id == done[0].id
    assert len(client.v1.refunds.list().data) == 1


def test_a_connection_cut_at_the_door_does_nothing(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    params = _params(paid_intent())
    double.control("faults", kind="drop", path="/v1/refunds")

    with pytest.raises(stripe.APIConnectionError):
        client.v1.refunds.create(params, KEY)

    assert client.v1.refunds.list().data == []
    assert client.v1.refunds.create(params, KEY).amount == 10_000


def test_the_clients_own_retry_gets_over_a_lost_answer_without_a_second_refund(
    double: Program, paid_intent: Paid
) -> None:
    client = double.client(retries=2)
    double.control("faults", kind="charge_then_drop", path="/v1/refunds")

    refund = client.v1.refunds.create(_params(paid_intent()))

    assert [item.id for item in client.v1.refunds.list().data] == [refund.id]
    calls = double.calls("/v1/refunds")
    assert [call["outcome"] for call in calls] == ["cut", "replayed"]
    assert len({call["idempotency_key"] for call in calls}) == 1


@pytest.mark.parametrize(
    ("stage", "refunds", "second"),
    [("before", 0, "done"), ("during", 0, "500 again"), ("after", 1, "500 again")],
)
def test_a_500_may_come_before_during_or_after_the_work(
    double: Program,
    client: stripe.StripeClient,
    paid_intent: Paid,
    stage: str,
    refunds: int,
    second: str,
) -> None:
    params = _params(paid_intent())
    double.control("faults", kind="fail_500", stage=stage, path="/v1/refunds")

    with pytest.raises(stripe.APIError):
        client.v1.refunds.create(params, KEY)
    assert len(client.v1.refunds.list().data) == refunds

    if second == "done":
        assert client.v1.refunds.create(params, KEY).status == "succeeded"
    else:
        with pytest.raises(stripe.APIError) as again:
            client.v1.refunds.create(params, KEY)
        assert again.value.http_status == 500


def test_a_rate_limit_refuses_so_many_calls_and_no_more(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    params = _params(paid_intent())
    double.control("faults", kind="rate_limit", times=2, path="/v1/refunds")

    for _ in range(2):
        with pytest.raises(stripe.RateLimitError):
            client.v1.refunds.create(params, KEY)

    assert client.v1.refunds.create(params, KEY).amount == 10_000
    assert double.control("faults", "GET") == {"faults": []}


def test_a_conflict_can_be_asked_for(
    double: Program, client: stripe.StripeClient, paid_intent: Paid
) -> None:
    params = _params(paid_intent())
    double.control("faults", kind="conflict", path="/v1/refunds")
    with pytest.raises(stripe.APIError) as conflict:
        client.v1.refunds.create(params, KEY)
    assert conflict.value.http_status == 409
    assert client.v1.refunds.list().data == []


def test_a_slow_call_waits_and_others_do_not(double: Program, client: stripe.StripeClient) -> None:
    double.control("faults", kind="slow", ms=400, method="GET", path="/v1/events")
    start = time.monotonic()
    client.v1.events.list()
    slow = time.monotonic() - start
    assert slow >= 0.4


def test_faults_can_be_taken_back_and_a_wrong_one_is_refused(
    double: Program, client: stripe.StripeClient
) -> None:
    double.control("faults", kind="rate_limit", times=None, method="*")
    with pytest.raises(stripe.RateLimitError):
        client.v1.events.list()
    double.control("faults", "DELETE")
    assert client.v1.events.list().data == []
    with pytest.raises(OSError, match="400"):
        double.control("faults", kind="earthquake")
