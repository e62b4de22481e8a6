"""Fixtures of the attacks: the market of the orders' tests, and its gateway."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from accounts.actions.people import seed_roles
from livestream.models import MarketSession
from orders.models import Order
from tests.livestream.world import make_session
from tests.orders.conftest import Gateway, _gateway, bank, gateway, market
from tests.orders.goods import Market, buy, filled_cart

__all__ = ["Gateway", "_gateway", "bank", "gateway", "market"]


@pytest.fixture(autouse=True)
def _fast_hash(settings: Settings) -> None:
    """These tests are not about guessing passwords, and the real hash is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def placed(market: Market, bank: None) -> Order:
    """Somebody's order that waits for a transfer, with a parcel of each producer."""
    seed_roles()
    return buy(filled_cart((market.noodles, 2), (market.tour, 1)), market, method="vietqr")


@pytest.fixture
def packed_soon(market: Market) -> Order:
    """Somebody's confirmed order of one parcel, to be paid in cash."""
    seed_roles()
    return buy(filled_cart((market.noodles, 1)), market)


@pytest.fixture
def show(db: None) -> MarketSession:
    """A running session with two products."""
    return make_session(items=2)
