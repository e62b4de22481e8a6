"""One program and one receiver for the whole run, forgotten before each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import stripe

from tests.stripe_double import peers
from tests.stripe_double.orders import order
from tests.stripe_double.program import WEBHOOK_SECRET, Program
from tests.stripe_double.receiver import Receiver

PEER_KEY = "sk_test_12345"


@pytest.fixture(scope="session")
def _receiver() -> Iterator[Receiver]:
    receiver = Receiver(WEBHOOK_SECRET)
    yield receiver
    receiver.close()


@pytest.fixture(scope="session")
def _program(tmp_path_factory: pytest.TempPathFactory, _receiver: Receiver) -> Iterator[Program]:
    program = Program(tmp_path_factory.mktemp("stripe"), _receiver.url)
    yield program
    program.stop()


@pytest.fixture
def double(_program: Program, _receiver: Receiver) -> Program:
    """The running stand-in, empty."""
    _program.control("reset")
    _receiver.forget()
    return _program


@pytest.fixture
def receiver(double: Program, _receiver: Receiver) -> Receiver:
    """Where its webhooks arrive."""
    return _receiver


@pytest.fixture
def client(double: Program) -> stripe.StripeClient:
    """Stripe's own client, which repeats nothing by itself."""
    return double.client()


@pytest.fixture
def new_session(client: stripe.StripeClient) -> Callable[..., stripe.checkout.Session]:
    """Make a checkout session for that order."""

    def make(**more: Any) -> stripe.checkout.Session:
        return client.v1.checkout.sessions.create(order(**more))  # type: ignore[arg-type]

    return make


@pytest.fixture
def paid_intent(client: stripe.StripeClient) -> Callable[..., stripe.PaymentIntent]:
    """Take money with a card that works."""

    def make(amount: int = 180_000) -> stripe.PaymentIntent:
        return client.v1.payment_intents.create(
            {
                "amount": amount,
                "currency": "vnd",
                "payment_method": "pm_card_visa",
                "confirm": True,
                "return_url": "http://127.0.0.1:9/back",
            }
        )

    return make


@dataclass
class Side:
    """One server of a comparison."""

    name: str
    client: stripe.StripeClient
    hooks: Receiver | None = None


def _client(url: str) -> stripe.StripeClient:
    return stripe.StripeClient(PEER_KEY, base_addresses={"api": url}, max_network_retries=0)


@pytest.fixture(scope="session")
def emulate() -> Iterator[Side]:
    hooks = Receiver("whsec_of_the_peer")
    with peers.emulate(hooks.url, hooks.secret) as url:
        yield Side("emulate", _client(url), hooks)
    hooks.close()


@pytest.fixture(scope="session")
def localstripe() -> Iterator[Side]:
    with peers.localstripe() as url:
        yield Side("localstripe", _client(url))


@pytest.fixture(scope="session")
def stateful_mock() -> Iterator[Side]:
    with peers.stateful_mock() as url:
        yield Side("stripe-stateful-mock", _client(url))


@pytest.fixture
def ours(double: Program, receiver: Receiver) -> Side:
    """Our stand-in."""
    return Side("ours", double.client(), receiver)
