"""Webhooks: signed, sent again, doubled, held back, reordered and lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import stripe

from tests.stripe_double.program import WEBHOOK_SECRET, Program, pay, wait_for
from tests.stripe_double.receiver import Receiver

Make = Callable[..., stripe.checkout.Session]
OF_A_PAYMENT = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
]


def _deliveries(double: Program, state: str) -> int:
    count: int = double.control("webhooks", "GET", state=state)["count"]
    return count


def test_each_webhook_is_signed_and_names_its_object(
    client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    session = new_session()
    pay(session.url)
    receiver.wait(4)

    done = next(e for e in receiver.events if e.type == "checkout.session.completed")

    assert done.data.object["id"] == session.id
    assert done.data.object["payment_status"] == "paid"
    assert done.id in [event.id for event in client.v1.events.list().data]
    assert receiver.forged == []


def test_a_changed_body_or_another_secret_fails_the_check(
    new_session: Make, receiver: Receiver
) -> None:
    pay(new_session().url)
    receiver.wait(4)
    body, signature = receiver.raw[0]

    for forged, secret in ((body + b" ", WEBHOOK_SECRET), (body, "whsec_of_somebody_else")):
        with pytest.raises(stripe.SignatureVerificationError):
            stripe.Webhook.construct_event(forged, signature, secret)


def test_a_refused_webhook_comes_again(
    double: Program, client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    receiver.answers = [503, 500]

    client.v1.checkout.sessions.expire(new_session().id)

    assert receiver.wait(1) == ["checkout.session.expired"]
    assert len(receiver.raw) == 3
    wait_for(lambda: _deliveries(double, "delivered") == 1, "the delivery to be noted")


def test_a_webhook_is_given_up_after_the_last_try(
    double: Program, client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    receiver.answers = [500] * 5

    client.v1.checkout.sessions.expire(new_session().id)

    wait_for(lambda: _deliveries(double, "failed") == 1, "the last try")
    assert len(receiver.raw) == 3
    assert receiver.events == []


def test_fifty_copies_of_one_event_carry_one_id_and_can_come_at_once(
    double: Program, client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    double.control("webhooks", copies=50)
    receiver.gate = threading.Barrier(50)

    client.v1.checkout.sessions.expire(new_session().id)

    receiver.wait(50)
    assert len({event.id for event in receiver.events}) == 1
    assert len(client.v1.events.list().data) == 1


@pytest.mark.parametrize("order", [OF_A_PAYMENT, OF_A_PAYMENT[::-1]], ids=["as made", "reversed"])
def test_held_webhooks_come_in_the_order_they_are_released(
    double: Program, new_session: Make, receiver: Receiver, order: list[str]
) -> None:
    double.control("webhooks", hold=True)
    pay(new_session().url)
    assert _deliveries(double, "held") == 4
    assert receiver.raw == []

    sent = double.control("webhooks/release", types=order)["sent"]

    assert receiver.types == order
    assert [one["answer"] for one in sent] == ["200"] * 4
    assert _deliveries(double, "held") == 0


def test_a_lost_webhook_never_comes_but_its_event_can_be_read(
    double: Program, client: stripe.StripeClient, new_session: Make, receiver: Receiver
) -> None:
    double.control("webhooks", hold=True)
    pay(new_session().url)

    assert double.control("webhooks/discard", types=["checkout.session.completed"])["lost"] == 1
    double.control("webhooks/release")

    assert receiver.types == OF_A_PAYMENT[:3]
    found = client.v1.events.list({"type": "checkout.session.completed"})
    assert len(found.data) == 1


@pytest.fixture
def second(double: Program) -> Iterator[Receiver]:
    receiver = Receiver("whsec_of_the_second")
    yield receiver
    receiver.close()


def test_another_endpoint_gets_its_own_signature_and_only_what_it_asked_for(
    double: Program, new_session: Make, receiver: Receiver, second: Receiver
) -> None:
    double.control(
        "endpoints",
        url=second.url,
        secret=second.secret,
        enabled_events=["checkout.session.completed"],
    )

    pay(new_session().url)

    receiver.wait(4)
    assert second.wait(1) == ["checkout.session.completed"]
    assert second.forged == receiver.forged == []
    assert len(second.raw) == 1
