"""Fifty buyers want one unit each, and there are ten."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from orders.errors import OutOfStock
from orders.models import Order
from orders.queries.invariants import check
from shop.actions import stock
from shop.models import StockLevel
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level
from tests.races.crowd import at_once

BUYERS, UNITS = 50, 10


def rush(market: Market) -> list[Any]:
    """Fifty orders for one unit each, placed at the same moment."""
    carts = [filled_cart((market.noodles, 1)) for _ in range(BUYERS)]
    return at_once([partial(buy, cart, market, expected_total=198_000) for cart in carts])


def test_ten_units_become_ten_orders(market: Market) -> None:
    outcomes = rush(market)

    orders = [one for one in outcomes if isinstance(one, Order)]
    refused = [one for one in outcomes if isinstance(one, OutOfStock)]
    assert (len(orders), len(refused)) == (UNITS, BUYERS - UNITS)
    assert Order.objects.count() == UNITS
    assert level(market.noodles) == (UNITS, UNITS)
    assert_sound()


def test_the_same_rush_oversells_without_the_guard(market: Market, no_guard: None) -> None:
    """The negative control: reading first and writing afterwards sells units that are not there."""
    rush(market)

    assert Order.objects.count() > UNITS
    assert "stock_level_is_the_sum_of_its_movements" in {one.name for one in check()}


@pytest.fixture
def no_guard(market: Market, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Takes away the conditional UPDATE and the database's own CHECK behind it."""

    def look_then_write(variant_id: int, on_hand: int, reserved: int) -> bool:
        now = StockLevel.objects.get(pk=variant_id)
        if now.reserved + reserved > now.on_hand:
            return False
        StockLevel.objects.filter(pk=variant_id).update(
            reserved=now.reserved + reserved, on_hand=F("on_hand") + on_hand
        )
        return True

    monkeypatch.setattr(stock, "_move", look_then_write)
    run("ALTER TABLE shop_stocklevel DROP CONSTRAINT stock_not_oversold")
    yield
    run("TRUNCATE shop_stocklevel CASCADE")
    run("ALTER TABLE shop_stocklevel ADD CONSTRAINT stock_not_oversold CHECK (reserved <= on_hand)")


def run(statement: str) -> None:
    """One statement of the database's own language."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
