"""The dashboards say what the order lines say, to the dong."""

from __future__ import annotations

import datetime
import random

import pytest
from django.db.models import Sum
from django.utils import timezone

from analytics.actions.rollup import SOLD, roll_up_day, roll_up_days
from analytics.models import DailySale
from analytics.queries import sales
from orders.actions.cancel import cancel_order
from orders.models import CartLine, Order, OrderLine
from shop.clock import VIETNAM, today
from shop.models import Product
from tests.orders.goods import Market, buy, filled_cart, open_market

pytestmark = pytest.mark.django_db
DAYS = 10


@pytest.fixture
def market() -> Market:
    return open_market(units=500)


def at(days_ago: int, hour: int, minute: int = 0) -> datetime.datetime:
    """A moment on Vietnam's clock."""
    day = today() - datetime.timedelta(days=days_ago)
    clock = datetime.time(hour, minute)
    return datetime.datetime.combine(day, clock, tzinfo=VIETNAM)


def sell(
    market: Market, *wanted: tuple[object, int], when: datetime.datetime, live: str = ""
) -> Order:
    cart = filled_cart(*wanted)  # type: ignore[arg-type]
    CartLine.objects.filter(cart=cart).update(session=live)
    order = buy(cart, market)
    Order.objects.filter(pk=order.pk).update(confirmed_at=when)
    OrderLine.objects.filter(order=order).update(session=live)
    return order


def sell_at_random(market: Market) -> list[Order]:
    chance = random.Random(7)
    packs = [market.noodles, market.tea, market.tour]
    orders = []
    for _number in range(30):
        wanted = [
            (pack, chance.randint(1, 3)) for pack in chance.sample(packs, chance.randint(1, 3))
        ]
        when = at(chance.randrange(DAYS), chance.randrange(24), chance.randrange(60))
        orders.append(sell(market, *wanted, when=when, live=chance.choice(["", "", "cho-phien"])))
    for order in orders[::5]:
        cancel_order(order=order)
    return orders


def rows() -> list[tuple[object, ...]]:
    fields = ("day", "producer", "product", "session", "orders", "units", "revenue")
    return sorted(DailySale.objects.values_list(*fields), key=str)


def test_the_sum_equals_the_order_lines_to_the_dong(market: Market) -> None:
    sell_at_random(market)

    roll_up_days(days=DAYS + 1)

    lines = OrderLine.objects.filter(order__status__in=SOLD)
    wanted = lines.aggregate(money=Sum("total"), packs=Sum("quantity"))
    live = lines.exclude(session="").aggregate(money=Sum("total"))["money"]
    shown = sales.totals(sales.Period.last_days(DAYS + 1))
    assert (shown.revenue, shown.units) == (wanted["money"], wanted["packs"])
    assert shown.live_revenue == live > 0
    assert lines.values("producer").distinct().count() == 2
    days = sales.per_day(sales.Period.last_days(DAYS + 1))
    assert sum(day.page + day.live for day in days) == wanted["money"]


def test_a_second_run_changes_nothing(market: Market) -> None:
    sell_at_random(market)
    roll_up_days(days=DAYS + 1)
    first = rows()

    roll_up_days(days=DAYS + 1)

    assert rows() == first


def test_a_cancelled_order_leaves_its_day(market: Market) -> None:
    order = sell(market, (market.noodles, 2), when=at(0, 0, 1))
    roll_up_days(days=1)
    assert DailySale.objects.get().revenue == 360_000

    cancel_order(order=order)
    roll_up_days(days=1)

    assert not DailySale.objects.exists()


def test_the_day_turns_at_midnight_in_vietnam(market: Market) -> None:
    yesterday = today() - datetime.timedelta(days=1)
    midnight = at(0, 0)
    sell(market, (market.noodles, 1), when=midnight - datetime.timedelta(microseconds=1))
    sell(market, (market.tea, 1), when=midnight)

    roll_up_days(days=2)

    shown = dict(DailySale.objects.values_list("day", "revenue"))
    assert shown == {yesterday: 180_000, today(): 95_000}


def test_pages_and_sessions_are_told_apart(market: Market) -> None:
    sell(market, (market.tea, 1), when=timezone.now())
    sell(market, (market.tea, 2), when=timezone.now(), live="cho-phien")

    assert roll_up_day(day=today()) == 2

    by_channel = dict(DailySale.objects.values_list("session", "revenue"))
    assert by_channel == {"": 95_000, "cho-phien": 190_000}
    assert sales.revenue_of_sessions(["cho-phien", "other"]) == {"cho-phien": (2, 190_000)}


def test_products_are_sorted_by_what_was_sold_in_ninety_days(market: Market) -> None:
    sell(market, (market.tea, 3), when=at(1, 9))
    sell(market, (market.tea, 5), when=at(100, 9))

    roll_up_days(days=110)

    assert Product.objects.get(pk=market.tea.product_id).sold_count == 3
