"""What was promised survives a crash of the stand-in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import stripe

from tests.stripe_double.orders import order
from tests.stripe_double.program import WEBHOOK_SECRET, Program, pay, wait_for
from tests.stripe_double.receiver import Receiver


@pytest.fixture
def own_receiver() -> Iterator[Receiver]:
    receiver = Receiver(WEBHOOK_SECRET)
    yield receiver
    receiver.close()


@pytest.fixture
def own(tmp_path: Path, own_receiver: Receiver) -> Iterator[Program]:
    program = Program(tmp_path, own_receiver.url, retry_delays="0.1")
    yield program
    program.stop()


def test_objects_keys_and_held_webhooks_survive_a_kill(
    own: Program, own_receiver: Receiver
) -> None:
    client = own.client()
    params: Any = order()
    options: Any = {"idempotency_key": "session:1"}
    own.control("webhooks", hold=True)
    session = client.v1.checkout.sessions.create(params, options)
    pay(session.url)

    own.kill()
    own.start()

    again = client.v1.checkout.sessions.create(params, options)
    assert again.id == session.id
    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert [charge.amount for charge in client.v1.charges.list().data] == [265_000]
    assert own.control("webhooks", "GET", state="held")["count"] == 4
    own.control("webhooks/release")
    assert len(own_receiver.events) == 4
    assert len(own.control("endpoints", "GET")["endpoints"]) == 1


def test_a_webhook_that_waited_for_its_next_try_is_sent_after_a_restart(
    own: Program, own_receiver: Receiver
) -> None:
    client: stripe.StripeClient = own.client()
    params: Any = order()
    own.control("webhooks", hold=True)
    client.v1.checkout.sessions.expire(client.v1.checkout.sessions.create(params).id)
    own_receiver.answers = [503]
    own.control("webhooks/release")
    own.kill()
    assert own_receiver.events == []

    own.start()

    assert own_receiver.wait(1) == ["checkout.session.expired"]


def test_webhooks_follow_the_shop_to_another_address(own: Program, own_receiver: Receiver) -> None:
    client = own.client()
    params: Any = order()
    own.control("webhooks", hold=True)
    client.v1.checkout.sessions.expire(client.v1.checkout.sessions.create(params).id)
    own.stop()
    moved = Receiver(WEBHOOK_SECRET)

    own.start(moved.url)
    own.control("webhooks/release")
    moved.close()

    assert moved.types == ["checkout.session.expired"]
    assert own_receiver.raw == []
    assert [one["url"] for one in own.control("endpoints", "GET")["endpoints"]] == [moved.url]


def test_a_webhook_on_its_way_when_the_program_ends_is_sent_again(
    own: Program, own_receiver: Receiver
) -> None:
    client = own.client()
    params: Any = order()
    # The receiver holds its answer back until a second try is there as well.
    own_receiver.gate = threading.Barrier(2)
    client.v1.checkout.sessions.expire(client.v1.checkout.sessions.create(params).id)
    wait_for(lambda: own_receiver.raw, "the webhook to arrive")
    own.kill()

    own.start()

    own_receiver.wait(1)
    assert len({event.id for event in own_receiver.events}) == 1
    assert len(own_receiver.raw) == 2
