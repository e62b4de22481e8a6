"""Fixtures for orders: a market, and a gateway that speaks real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.orders.goods import Market, open_market
from tests.stripe_double.program import SECRET_KEY, WEBHOOK_SECRET, Program
from tests.stripe_double.receiver import Receiver


@dataclass
class Gateway:
    """The gateway's stand-in, and the webhooks it has sent so far."""

    program: Program
    receiver: Receiver

    def deliver(self, number: int = -1, *, client: Client | None = None) -> int:
        """Hands the shop one of the webhooks, byte for byte; the status of the answer."""
        body, signature = self.receiver.raw[number]
        return (client or Client()).post(
            "/webhooks/stripe/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": signature},
        ).status_code  # fmt: skip


@pytest.fixture
def market(db: None) -> Market:
    """A market in a transaction that the test takes back."""
    return open_market()


@pytest.fixture
def bank(settings: Settings) -> None:
    """The shop has an account for transfers."""
    settings.BANK_BIN, settings.BANK_NAME = "970436", "Vietcombank"
    settings.BANK_ACCOUNT, settings.BANK_HOLDER = "1017595600", "CHO OCOP"


@pytest.fixture(scope="session")
def _gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    receiver = Receiver(WEBHOOK_SECRET)
    program = Program(tmp_path_factory.mktemp("gateway"), receiver.url)
    yield Gateway(program, receiver)
    program.stop()
    receiver.close()


@pytest.fixture
def gateway(_gateway: Gateway, settings: Settings) -> Gateway:
    """The running gateway, empty, with the shop pointed at it."""
    _gateway.program.control("reset")
    _gateway.receiver.forget()
    settings.STRIPE_API_BASE = _gateway.program.url
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = SECRET_KEY, WEBHOOK_SECRET
    return _gateway
