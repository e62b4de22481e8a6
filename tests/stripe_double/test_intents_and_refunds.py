"""Intents without the hosted page, and money going back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.stripe_double.receiver import Receiver

Paid = Callable[..., stripe.PaymentIntent]


def _intent(client: stripe.StripeClient, **more: Any) -> stripe.PaymentIntent:
    return client.v1.payment_intents.create(
        {"amount": 180_000, "currency": "vnd", **more}  # type: ignore[typeddict-item]
    )


def test_an_intent_is_made_then_confirmed(client: stripe.StripeClient) -> None:
    intent = _intent(client, metadata={"order": "DH2"})
    assert (intent.status, intent.amount_received) == ("requires_payment_method", 0)

    paid = client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})

    assert (paid.status, paid.amount_received) == ("succeeded", 180_000)
    assert paid.metadata["order"] == "DH2"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})
    assert refusal.value.code == "payment_intent_unexpected_state"
    assert len(client.v1.charges.list({"payment_intent": intent.id}).data) == 1


def test_a_decline_is_a_card_error_that_carries_its_reason(client: stripe.StripeClient) -> None:
    intent = _intent(client)

    with pytest.raises(stripe.CardError) as refusal:
        client.v1.payment_intents.confirm(
            intent.id, {"payment_method": "pm_card_chargeDeclinedInsufficientFunds"}
        )

    assert (refusal.value.http_status, refusal.value.code) == (402, "card_declined")
    assert refusal.value.error is not None
    assert refusal.value.error.decline_code == "insufficient_funds"
    after = client.v1.payment_intents.retrieve(intent.id)
    assert (after.status, after.amount_received) == ("requires_payment_method", 0)


def test_a_card_that_needs_a_check_takes_nothing_yet(client: stripe.StripeClient) -> None:
    intent = _intent(client)

    waiting = client.v1.payment_intents.confirm(
        intent.id,
        {"payment_method": "pm_card_authenticationRequired", "return_url": "http://127.0.0.1:9/"},
    )

    assert waiting.status == "requires_action"
    assert waiting.next_action is not None
    assert waiting.next_action.redirect_to_url is not None
    assert waiting.next_action.redirect_to_url.return_url == "http://127.0.0.1:9/"
    assert client.v1.charges.list().data == []


def test_an_unpaid_intent_can_be_canceled_and_a_paid_one_cannot(
    client: stripe.StripeClient, paid_intent: Paid
) -> None:
    assert client.v1.payment_intents.cancel(_intent(client).id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.cancel(paid_intent().id)
    assert refusal.value.code == "payment_intent_unexpected_state"


def test_parts_can_be_refunded_until_nothing_is_left(
    client: stripe.StripeClient, paid_intent: Paid, receiver: Receiver
) -> None:
    intent = paid_intent(180_000)

    def refund(**more: Any) -> stripe.Refund:
        params: Any = {"payment_intent": intent.id, **more}
        return client.v1.refunds.create(params)

    first = refund(amount=50_000, reason="requested_by_customer", metadata={"parcel": "P1"})
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded") as too_much:
        refund(amount=130_001)
    rest = refund()
    with pytest.raises(stripe.InvalidRequestError) as again:
        refund(amount=1)

    assert (first.amount, first.status) == (50_000, "succeeded")
    assert first.metadata is not None
    assert first.metadata["parcel"] == "P1"
    assert too_much.value.param == "amount"
    assert rest.amount == 130_000
    assert again.value.code == "charge_already_refunded"
    charge = client.v1.charges.retrieve(str(intent.latest_charge))
    assert (charge.amount_refunded, charge.refunded) == (180_000, True)
    listed = client.v1.refunds.list({"payment_intent": intent.id})
    assert [item.id for item in listed.data] == [rest.id, first.id]
    types = receiver.wait(7)
    assert (types.count("refund.created"), types.count("charge.refunded")) == (2, 2)


def test_an_unpaid_intent_has_nothing_to_refund(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="successful charge"):
        client.v1.refunds.create({"payment_intent": _intent(client).id})
    assert client.v1.refunds.list().data == []


def test_events_tell_what_happened_and_can_be_read_again(
    client: stripe.StripeClient, paid_intent: Paid
) -> None:
    intent = paid_intent()
    refund = client.v1.refunds.create({"payment_intent": intent.id, "amount": 1_000})

    found = client.v1.events.list({"type": "charge.refunded", "created": {"gte": intent.created}})

    assert [event.data.object["amount_refunded"] for event in found.data] == [1_000]
    previous = found.data[0].data.previous_attributes
    assert previous is not None
    assert previous["amount_refunded"] == 0
    assert client.v1.events.retrieve(found.data[0].id).type == "charge.refunded"
    later = client.v1.events.list({"created": {"gte": refund.created + 1000}})
    assert later.data == []
