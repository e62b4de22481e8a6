"""Paying a checkout session on its page: at once, after a decline, through 3-D Secure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stripe

from tests.stripe_double.program import pay, visit
from tests.stripe_double.receiver import Receiver

Make = Callable[..., stripe.checkout.Session]
SUCCESS = "http://127.0.0.1:9/don-hang/DH1/?phien="


def test_paying_completes_the_session_and_sends_the_buyer_back(
    client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    session = new_session()

    back = pay(session.url)

    assert (back.status, back.location) == (303, SUCCESS + session.id)
    paid = client.v1.checkout.sessions.retrieve(
        session.id, {"expand": ["payment_intent.latest_charge", "line_items"]}
    )
    intent = paid.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert (intent.status, intent.amount_received) == ("succeeded", 265_000)
    assert intent.metadata["order"] == "DH1"
    assert (intent.latest_charge.paid, intent.latest_charge.amount_captured) == (True, 265_000)
    assert paid.line_items is not None
    assert [line.description for line in paid.line_items.data] == [
        "Miến dong Tân Hoa",
        "Trà hoa vàng",
    ]
    assert sorted(receiver.wait(4)) == [
        "charge.succeeded",
        "checkout.session.completed",
        "payment_intent.created",
        "payment_intent.succeeded",
    ]


def test_a_second_tap_on_pay_takes_the_money_once(
    client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session()
    url = session.url

    answers = [pay(url), pay(url)]

    assert [answer.location for answer in answers] == [SUCCESS + session.id] * 2
    charges = client.v1.charges.list()
    assert [charge.amount for charge in charges.data] == [265_000]


@pytest.mark.parametrize(
    ("card", "decline_code"),
    [("4000000000000002", "generic_decline"), ("4000000000009995", "insufficient_funds")],
)
def test_a_declined_card_leaves_the_session_open_to_pay_with_another(
    client: stripe.StripeClient, new_session: Make, card: str, decline_code: str
) -> None:
    session = new_session()

    declined = pay(session.url, card)

    assert (declined.status, declined.location) == (303, session.url)
    assert 'role="alert"' in visit(session.url or "").text
    opened = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    intent = opened.payment_intent
    assert isinstance(intent, stripe.PaymentIntent)
    assert (opened.status, opened.payment_status) == ("open", "unpaid")
    assert intent.status == "requires_payment_method"
    assert intent.last_payment_error is not None
    assert intent.last_payment_error.decline_code == decline_code

    pay(session.url)

    paid = client.v1.checkout.sessions.retrieve(session.id)
    assert (paid.status, paid.payment_intent) == ("complete", intent.id)
    assert sorted(charge.status for charge in client.v1.charges.list().data) == [
        "failed",
        "succeeded",
    ]


def test_three_d_secure_pays_when_approved(client: stripe.StripeClient, new_session: Make) -> None:
    session = new_session()
    bank = pay(session.url, "4000002760003184").location or ""
    assert "/c/3ds/pi_" in bank
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert client.v1.charges.list().data == []

    back = visit(bank, {"result": "approve"})
    again = visit(bank, {"result": "approve"})

    assert back.location == again.location == SUCCESS + session.id
    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert len(client.v1.charges.list().data) == 1


def test_three_d_secure_refused_takes_nothing_and_allows_another_try(
    client: stripe.StripeClient, new_session: Make
) -> None:
    session = new_session()
    bank = pay(session.url, "4000002760003184").location or ""

    back = visit(bank, {"result": "fail"})

    assert back.location == session.url
    assert client.v1.charges.list().data == []
    assert pay(session.url).location == SUCCESS + session.id
