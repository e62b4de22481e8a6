"""Stock: levels and movements agree, and the last unit is sold once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import F, Sum
from django.db.transaction import TransactionManagementError

from shop.actions import stock
from shop.locks import short_lock_timeout
from shop.models import StockLevel, StockMovement, Variant
from tests.shop import shelf


def level(variant: Variant) -> tuple[int, int]:
    """Units on hand and reserved now."""
    row = StockLevel.objects.get(pk=variant.pk)
    moved = variant.movements.aggregate(on_hand=Sum("on_hand_change"), held=Sum("reserved_change"))
    assert (row.on_hand, row.reserved) == (moved["on_hand"] or 0, moved["held"] or 0)
    return row.on_hand, row.reserved


@pytest.fixture
def noodles(db: None) -> Variant:
    return shelf.product(units=10).variants.get()


@pytest.fixture
def honey(db: None) -> Variant:
    return shelf.product("Mật ong Thanh Thịnh", units=3).variants.get()


def test_reserved_units_ship_and_come_back(noodles: Variant) -> None:
    with transaction.atomic():
        stock.reserve({noodles.pk: 4}, order_code="DH1")
    assert level(noodles) == (10, 4)
    with transaction.atomic():
        stock.ship({noodles.pk: 3}, order_code="DH1")
        stock.release({noodles.pk: 1}, order_code="DH1", reason="cancelled")
    assert level(noodles) == (7, 0)
    with transaction.atomic():
        stock.return_units({noodles.pk: 2}, order_code="DH1")
    assert level(noodles) == (9, 0)
    kinds = list(noodles.movements.order_by("pk").values_list("kind", "order_code"))
    assert kinds == [
        ("receive", ""),
        ("reserve", "DH1"),
        ("ship", "DH1"),
        ("release", "DH1"),
        ("return", "DH1"),
    ]


def test_a_shortage_names_every_variant_and_reserves_nothing(
    noodles: Variant, honey: Variant
) -> None:
    movements = StockMovement.objects.count()
    with transaction.atomic(), pytest.raises(stock.OutOfStock) as refused:
        stock.reserve({honey.pk: 4, noodles.pk: 11}, order_code="DH1")
    assert sorted(refused.value.items) == sorted([(noodles.sku, 11, 10), (honey.sku, 4, 3)])
    assert (level(noodles), level(honey)) == ((10, 0), (3, 0))
    assert StockMovement.objects.count() == movements


def test_one_short_line_undoes_the_line_that_was_there(noodles: Variant, honey: Variant) -> None:
    with transaction.atomic():
        with pytest.raises(stock.OutOfStock):
            stock.reserve({noodles.pk: 5, honey.pk: 4}, order_code="DH1")
        stock.reserve({noodles.pk: 10}, order_code="DH2")
    assert level(noodles) == (10, 10)


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_quantity_below_one_is_refused(noodles: Variant, quantity: int) -> None:
    with transaction.atomic(), pytest.raises(ValueError, match="one or more"):
        stock.reserve({noodles.pk: quantity}, order_code="DH1")
    assert level(noodles) == (10, 0)


def test_a_variant_nobody_knows_is_a_shortage(db: None) -> None:
    with transaction.atomic(), pytest.raises(stock.OutOfStock) as refused:
        stock.reserve({999_999: 1}, order_code="DH1")
    assert refused.value.items == [("999999", 1, 0)]


@pytest.mark.parametrize("action", [stock.ship, stock.release])
def test_what_was_not_reserved_cannot_leave(noodles: Variant, action: Callable[..., None]) -> None:
    with pytest.raises(stock.StockMismatch), transaction.atomic():
        action({noodles.pk: 1}, order_code="DH1")
    assert level(noodles) == (10, 0)


def test_a_count_changes_the_level_by_one_movement(noodles: Variant) -> None:
    stock.adjust(noodles, counted=7, reason="kiểm kê")
    stock.adjust(noodles, counted=7, reason="kiểm kê")
    assert level(noodles) == (7, 0)
    assert noodles.movements.filter(kind="adjust").count() == 1
    with transaction.atomic():
        stock.reserve({noodles.pk: 5}, order_code="DH1")
    with pytest.raises(stock.StockMismatch):
        stock.adjust(noodles, counted=4, reason="kiểm kê")
    assert level(noodles) == (7, 5)


@pytest.mark.django_db(transaction=True)
def test_nothing_moves_outside_a_transaction() -> None:
    noodles = shelf.product(units=10).variants.get()
    with pytest.raises(TransactionManagementError):
        stock.ship({noodles.pk: 1}, order_code="DH1")
    assert level(noodles) == (10, 0)


def test_the_database_refuses_what_python_might_forget(noodles: Variant) -> None:
    for change, name in (
        ({"reserved": 11}, "stock_not_oversold"),
        ({"reserved": -1}, "stock_reserved_not_negative"),
        ({"on_hand": -1}, "stock_not_oversold"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            StockLevel.objects.filter(pk=noodles.pk).update(**change)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        noodles.movements.update(on_hand_change=99)


def _at_once(number: int, work: Callable[[int], None]) -> None:
    """Runs ``work`` in so many threads that all start at the same moment."""
    gate = threading.Barrier(number)

    def run(index: int) -> None:
        gate.wait()
        try:
            work(index)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _race(variant: Variant, take: Callable[[int], None], buyers: int) -> int:
    """How many of ``buyers`` got their unit."""
    won: list[int] = []

    def buy(index: int) -> None:
        try:
            with short_lock_timeout():
                take(index)
            won.append(index)
        except stock.OutOfStock:
            pass

    _at_once(buyers, buy)
    return len(won)


@pytest.mark.django_db(transaction=True)
def test_fifty_buyers_of_ten_units_get_ten() -> None:
    variant = shelf.product(units=10).variants.get()

    def take(index: int) -> None:
        stock.reserve({variant.pk: 1}, order_code=f"DH{index}")

    assert _race(variant, take, buyers=50) == 10
    assert level(variant) == (10, 10)
    assert variant.movements.filter(kind="reserve").count() == 10


@pytest.fixture
def without_check(transactional_db: None) -> Iterator[None]:
    """The guard of the database taken away, for the control of the race above."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE shop_stocklevel DROP CONSTRAINT stock_not_oversold")
    yield
    StockLevel.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE shop_stocklevel ADD CONSTRAINT stock_not_oversold"
            " CHECK (reserved <= on_hand)"
        )


def test_without_the_condition_the_same_race_oversells(without_check: None) -> None:
    """The negative control: look first, then update, as a shop without the guard would."""
    variant = shelf.product(units=10).variants.get()
    everybody_has_looked = threading.Barrier(20)

    def take(index: int) -> None:
        row = StockLevel.objects.get(pk=variant.pk)
        everybody_has_looked.wait()
        if row.available < 1:
            raise stock.OutOfStock([])
        StockLevel.objects.filter(pk=variant.pk).update(reserved=F("reserved") + 1)

    assert _race(variant, take, buyers=20) == 20
    row = StockLevel.objects.get(pk=variant.pk)
    assert (row.on_hand, row.reserved) == (10, 20)


@pytest.mark.django_db(transaction=True)
def test_carts_with_the_same_goods_in_other_orders_do_not_wait_in_a_circle() -> None:
    first = shelf.product(units=100).variants.get()
    second = shelf.product("Mật ong Thanh Thịnh", units=100).variants.get()
    orders = [(first.pk, second.pk), (second.pk, first.pk)]

    def take(index: int) -> None:
        stock.reserve(dict.fromkeys(orders[index % 2], 1), order_code=f"DH{index}")

    assert _race(first, take, buyers=30) == 30
    assert (level(first), level(second)) == ((100, 30), (100, 30))


@pytest.mark.django_db(transaction=True)
def test_a_lock_that_does_not_come_in_time_is_refused(settings: object) -> None:
    settings.LOCK_TIMEOUT_MS = 200  # type: ignore[attr-defined]
    variant = shelf.product(units=10).variants.get()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            StockLevel.objects.select_for_update().get(pk=variant.pk)
            held.set()
            done.wait(10)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    with pytest.raises(OperationalError, match="lock timeout"), short_lock_timeout():
        stock.reserve({variant.pk: 1}, order_code="DH1")
    done.set()
    holder.join()
    assert level(variant) == (10, 0)
