"""A checkout session from creation to its end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import stripe

from tests.stripe_double.program import Program, pay, visit
from tests.stripe_double.receiver import Receiver

Make = Callable[..., stripe.checkout.Session]
SUCCESS = "http://127.0.0.1:9/don-hang/DH1/?phien="


def test_a_new_session_is_open_unpaid_and_adds_up_in_whole_dong(new_session: Make) -> None:
    session = new_session()

    assert session.id.startswith("cs_test_")
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert (session.amount_total, session.currency) == (265_000, "vnd")
    assert session.payment_intent is None
    assert session.client_reference_id == "DH1"
    assert session.metadata is not None
    assert session.metadata.to_dict() == {"order": "DH1"}
    assert session.expires_at - session.created == 24 * 60 * 60


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


def test_only_an_open_session_can_be_expired(
    client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    session = new_session()
    url = session.url

    expired = client.v1.checkout.sessions.expire(session.id)

    assert (expired.status, expired.payment_status) == ("expired", "unpaid")
    assert receiver.wait(1) == ["checkout.session.expired"]
    with pytest.raises(stripe.InvalidRequestError, match="status of expired"):
        client.v1.checkout.sessions.expire(session.id)
    assert pay(url).status == 200
    assert client.v1.charges.list().data == []


def test_a_session_expires_by_itself_and_cancels_its_unpaid_intent(
    double: Program, client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    session = new_session(expires_at=int(time.time()) + 30 * 60 + 5)
    pay(session.url, "4000000000000002")

    double.control("clock", advance=30 * 60 + 5)

    late = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent"]})
    assert late.status == "expired"
    assert isinstance(late.payment_intent, stripe.PaymentIntent)
    assert late.payment_intent.status == "canceled"
    receiver.wait(5)
    assert receiver.types.count("checkout.session.expired") == 1


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(29, "at least 30 minutes"), (24 * 60 + 1, "less than 24 hours")],
)
def test_the_end_lies_between_thirty_minutes_and_a_day(
    new_session: Make, minutes: int, words: str
) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=words) as refusal:
        new_session(expires_at=int(time.time()) + minutes * 60)
    assert refusal.value.param == "expires_at"


def test_sessions_are_listed_newest_first_in_pages(
    client: stripe.StripeClient, new_session: Make
) -> None:
    made = [new_session().id for _ in range(5)]

    first = client.v1.checkout.sessions.list({"limit": 2})
    rest = client.v1.checkout.sessions.list({"limit": 10, "starting_after": first.data[-1].id})

    assert [session.id for session in first.data] == [made[4], made[3]]
    assert first.has_more
    assert [session.id for session in rest.data] == [made[2], made[1], made[0]]
    assert not rest.has_more
    assert [found.id for found in first.auto_paging_iter()] == made[::-1]
