"""Faults need real commits and real processes."""

import pytest

from tests.orders.conftest import Gateway, _gateway, bank, gateway
from tests.orders.goods import Market, open_market

__all__ = ["Gateway", "_gateway", "bank", "gateway"]


@pytest.fixture
def market(transactional_db: None) -> Market:
    """The market, committed."""
    return open_market(units=10)
