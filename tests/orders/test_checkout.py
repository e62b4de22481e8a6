"""Placing an order writes everything a sale means, or nothing."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orders.contact import Contact
from orders.errors import Invalid, NothingToBuy, OutOfStock, PaymentNotAllowed, TotalChanged
from orders.models import LedgerEntry, Order, OutboxMessage, Payment, Reservation
from orders.queries.cart import basket
from shop.actions import stock
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level


def test_cash_order_is_confirmed_at_once_with_all_its_rows(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 2), (market.tea, 1)), market)

    assert order.status == "confirmed"
    assert (order.subtotal, order.shipping, order.total) == (455_000, 21_000, 476_000)
    assert order.phone == "+84912345678"
    assert [parcel.status for parcel in order.parcels.all()] == ["new"]
    assert level(market.noodles) == (100, 2)
    assert [(one.before, one.after) for one in order.changes.all()] == [("", "confirmed")]
    assert order.payments.get().status == "waiting"
    assert_sound()


def test_household_seller_has_tax_withheld_and_the_ledger_shows_it(market: Market) -> None:
    # DOMAIN: 180.000 ₫ → 1.800 ₫ VAT + 900 ₫ PIT.
    order = buy(filled_cart((market.noodles, 1)), market)

    line = order.lines.get()
    assert (line.vat_bp, line.pit_bp, line.tax_withheld, line.commission) == (100, 50, 2_700, 9_000)
    booked = {
        entry.account: entry.amount
        for entry in LedgerEntry.objects.filter(transaction__key=f"sale:{order.code}")
    }
    assert booked == {
        "receivable": 198_000,
        "producer_payable": -168_300,
        "commission": -9_000,
        "tax_withheld": -2_700,
        "shipping": -18_000,
    }


def test_cooperative_has_nothing_withheld_and_a_service_is_not_shipped(market: Market) -> None:
    order = buy(filled_cart((market.tour, 1)), market)

    assert order.lines.get().tax_withheld == 0
    assert order.shipping == 0
    assert_sound()


def test_one_parcel_per_producer_and_mail_about_its_own_goods_only(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 1), (market.tour, 1)), market)

    assert order.parcels.count() == 2
    mail = {(m.template, m.recipient): m.context for m in OutboxMessage.objects.all()}
    assert set(mail) == {
        ("order_placed", "buyer@example.com"),
        ("parcel_new", "ho-tai-hoan@example.com"),
        ("parcel_new", "htx-yen-duong@example.com"),
    }
    parcels = {parcel.producer.email: parcel.pk for parcel in order.parcels.all()}
    assert (
        mail["parcel_new", "ho-tai-hoan@example.com"]["parcel"]
        == parcels["ho-tai-hoan@example.com"]
    )


def test_double_tap_is_the_same_order(market: Market) -> None:
    cart, token = filled_cart((market.noodles, 1)), uuid.uuid4()
    total = basket(cart, commune=market.near).total

    first = buy(cart, market, checkout_token=token, expected_total=total)
    again = buy(cart, market, checkout_token=token, expected_total=total)
    other_token = buy(cart, market, expected_total=total)

    assert first.pk == again.pk == other_token.pk
    assert Order.objects.count() == 1
    assert level(market.noodles) == (100, 1)


def test_drifted_total_is_refused_and_nothing_is_written(market: Market) -> None:
    cart = filled_cart((market.noodles, 1))

    with pytest.raises(TotalChanged) as refused:
        buy(cart, market, expected_total=1)

    assert refused.value.total == 198_000
    assert_untouched(market)


def test_alcohol_is_not_sold_for_cash(market: Market) -> None:
    with pytest.raises(PaymentNotAllowed):
        buy(filled_cart((market.spirit, 1)), market, age_confirmed=True)
    assert_untouched(market)


def test_alcohol_needs_the_age_confirmed(market: Market, settings: object) -> None:
    settings.BANK_BIN, settings.BANK_ACCOUNT = "970436", "1017595600"  # type: ignore[attr-defined]
    cart = filled_cart((market.spirit, 1))

    with pytest.raises(Invalid) as refused:
        buy(cart, market, method="vietqr")
    assert refused.value.errors[0].field == "age_confirmed"
    assert_untouched(market)

    order = buy(cart, market, method="vietqr", age_confirmed=True)
    assert order.status == "awaiting_payment"
    assert_sound()


def test_last_unit_gone_meanwhile_is_refused_by_name(market: Market) -> None:
    cart = filled_cart((market.noodles, 3))
    stock.adjust(market.noodles, counted=2, reason="")

    with pytest.raises(OutOfStock) as refused:
        buy(cart, market)

    (item,) = refused.value.items
    assert (item.sku, item.wanted, item.available) == ("MIEN-500", 3, 2)
    assert Order.objects.count() == 0


def test_wrong_contact_is_named_field_by_field(market: Market) -> None:
    with pytest.raises(Invalid) as refused:
        buy(filled_cart((market.tea, 1)), market, contact=Contact("", "09123", "a@"))

    assert [error.field for error in refused.value.errors] == ["phone", "name", "email"]
    assert_untouched(market)


def test_empty_cart_cannot_be_ordered(market: Market) -> None:
    with pytest.raises(NothingToBuy):
        buy(filled_cart(), market, expected_total=0)


def test_placing_an_order_costs_at_most_30_queries(market: Market) -> None:
    """BEGIN · lock timeout · close cart · cart lines · shipping rates · next number · order ·
    parcels · their changes · commission · taxes · lines · reservations · order change · payment ·
    ledger transaction · ledger entries · members · mail · SAVEPOINT · a level for each of three
    packs · movements · RELEASE · COMMIT: 26, and 2 more when one pack is a service."""
    cart = filled_cart((market.noodles, 1), (market.tea, 2), (market.tour, 1))
    total = basket(cart, commune=market.near).total

    with CaptureQueriesContext(connection) as queries:
        buy(cart, market, expected_total=total)

    assert len(queries) <= 30, "\n".join(query["sql"][:120] for query in queries)
    assert Order.objects.get().lines.count() == 3


def assert_untouched(market: Market) -> None:
    """No row was written and no unit moved."""
    assert not Order.objects.exists()
    assert not Payment.objects.exists()
    assert not Reservation.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert level(market.spirit) == level(market.noodles) == (100, 0)
