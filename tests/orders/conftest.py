"""Fixtures for orders."""

import pytest

from tests.orders.goods import Market, open_market


@pytest.fixture
def market(db: None) -> Market:
    """A market in a transaction that the test takes back."""
    return open_market()
