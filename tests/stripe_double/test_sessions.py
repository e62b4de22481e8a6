"""A checkout session from creation to its end, without the paying."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import stripe

from tests.stripe_double.program import Program, pay
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
