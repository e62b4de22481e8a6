"""The same calls against our stand-in and another one: intents and refunds."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.stripe_double.conftest import Side

pytestmark = pytest.mark.slow


@pytest.fixture(params=["ours", "localstripe"])
def intents(request: pytest.FixtureRequest) -> Side:
    chosen: Side = request.getfixturevalue(request.param)
    return chosen


def _intent(side: Side, card: str, **more: Any) -> stripe.PaymentIntent:
    details: Any = {"number": card, "exp_month": 12, "exp_year": 2034, "cvc": "123"}
    method = side.client.v1.payment_methods.create({"type": "card", "card": details})
    params: Any = {
        "amount": 180_000,
        "currency": "vnd",
        "payment_method": method.id,
        "metadata": {"order": "DH1"},
        **more,
    }
    return side.client.v1.payment_intents.create(params)


def _state(intent: stripe.PaymentIntent) -> tuple[str, int, str, str]:
    return intent.status, intent.amount, intent.currency, intent.metadata["order"]


def test_an_intent_is_confirmed_and_read_back(intents: Side) -> None:
    made = _intent(intents, "4242424242424242")
    assert _state(made) == ("requires_confirmation", 180_000, "vnd", "DH1")

    intents.client.v1.payment_intents.confirm(made.id)

    read = intents.client.v1.payment_intents.retrieve(made.id)
    assert _state(read) == ("succeeded", 180_000, "vnd", "DH1")
    for again in (
        intents.client.v1.payment_intents.confirm,
        intents.client.v1.payment_intents.cancel,
    ):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            again(made.id)
        assert refusal.value.http_status == 400


def test_a_declined_card_is_a_card_error_and_the_intent_wants_another(intents: Side) -> None:
    intent = _intent(intents, "4000000000000341")

    with pytest.raises(stripe.CardError) as refusal:
        intents.client.v1.payment_intents.confirm(intent.id)

    assert (refusal.value.http_status, refusal.value.code) == (402, "card_declined")
    after = intents.client.v1.payment_intents.retrieve(intent.id)
    assert after.status == "requires_payment_method"


def test_a_card_with_three_d_secure_waits_for_the_buyer(intents: Side) -> None:
    intent = _intent(intents, "4000002760003184", confirm=True)
    assert intent.status == "requires_action"
    assert intent.next_action is not None
    assert intents.client.v1.payment_intents.cancel(intent.id).status == "canceled"


def test_an_unpaid_intent_cannot_be_refunded_and_a_wrong_amount_not_asked(intents: Side) -> None:
    unpaid = intents.client.v1.payment_intents.create({"amount": 180_000, "currency": "vnd"})
    with pytest.raises(stripe.InvalidRequestError):
        intents.client.v1.refunds.create({"payment_intent": unpaid.id})
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        intents.client.v1.payment_intents.create({"amount": -1, "currency": "vnd"})
    assert refusal.value.http_status == 400


@pytest.mark.parametrize(("asked", "given"), [(None, 180_000), (50_000, 50_000)])
def test_a_paid_intent_is_refunded_in_full_or_in_part(
    intents: Side, asked: int | None, given: int
) -> None:
    intent = _intent(intents, "4242424242424242", confirm=True)
    params: Any = {"payment_intent": intent.id, "metadata": {"parcel": "P1"}}
    if asked:
        params["amount"] = asked

    refund = intents.client.v1.refunds.create(params)

    assert (refund.object, refund.status, refund.amount) == ("refund", "succeeded", given)
    assert (refund.currency, refund.payment_intent) == ("vnd", intent.id)
    taken = intent.latest_charge
    charge = taken.id if isinstance(taken, stripe.Charge) else str(taken)
    assert refund.charge == charge
    listed = intents.client.v1.refunds.list({"charge": charge})
    assert [item.id for item in listed.data] == [refund.id]
