"""One program and one receiver for the whole run, forgotten before each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import stripe

from tests.stripe_double.program import WEBHOOK_SECRET, Program
from tests.stripe_double.receiver import Receiver


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


def order(**more: Any) -> dict[str, Any]:
    """What the shop sends for a two-line order of 265,000 dong."""
    return {
        "mode": "payment",
        "success_url": "http://127.0.0.1:9/don-hang/DH1/?phien={CHECKOUT_SESSION_ID}",
        "cancel_url": "http://127.0.0.1:9/thanh-toan/",
        "client_reference_id": "DH1",
        "customer_email": "buyer@example.com",
        "locale": "vi",
        "metadata": {"order": "DH1"},
        "payment_intent_data": {"metadata": {"order": "DH1"}},
        "line_items": [_line("Miến dong Tân Hoa", 90_000, 2), _line("Trà hoa vàng", 85_000, 1)],
        **more,
    }


def _line(name: str, unit: int, quantity: int) -> dict[str, Any]:
    price = {"currency": "vnd", "unit_amount": unit, "product_data": {"name": name}}
    return {"price_data": price, "quantity": quantity}


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
