"""Sums, shipping, QR codes and the ledger's own guards."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from orders import pricing, shipping
from orders.models import LedgerEntry, LedgerTransaction, ShippingRate
from orders.queries.rates import sale_rates, tariff
from orders.vietqr import payload
from tests.orders.goods import SINCE, Market, buy, filled_cart


@pytest.mark.parametrize(
    ("amount", "rate_bp", "share"),
    [(180_000, 100, 1_800), (180_000, 50, 900), (50, 100, 1), (49, 100, 0), (150, 100, 2),
     (1, 10_000, 1), (0, 500, 0), (999_999_999_999, 50, 5_000_000_000)],
)  # fmt: skip
def test_share_is_rounded_half_up(amount: int, rate_bp: int, share: int) -> None:
    assert pricing.share(amount, rate_bp) == share


@pytest.mark.parametrize(
    ("weight", "cost"), [(0, 18_000), (1_000, 18_000), (1_001, 21_000), (1_500, 21_000),
                         (1_501, 24_000), (10_000, 72_000)]
)  # fmt: skip
def test_shipping_grows_by_begun_steps(market: Market, weight: int, cost: int) -> None:
    assert quote(market, weight, 100_000) == cost


def test_shipping_is_free_from_half_a_million(market: Market) -> None:
    assert quote(market, 9_000, 499_999) == 66_000
    assert quote(market, 9_000, 500_000) == 0


def quote(market: Market, weight: int, subtotal: int) -> int:
    """Inside the producers' own province."""
    home = market.near.province
    rates = tariff(datetime.date(2026, 11, 22))
    return shipping.quote(rates, weight_g=weight, subtotal=subtotal, origin=home, destination=home)


def test_rates_are_those_of_the_day(market: Market) -> None:
    ShippingRate.objects.create(
        zone="same_province", valid_from="2026-12-01", base_g=1, base=1, step_g=1, step=1
    )
    assert tariff(datetime.date(2026, 11, 30))["same_province"].base == 18_000
    assert tariff(datetime.date(2026, 12, 1))["same_province"].base == 1
    assert sale_rates(SINCE).tax("household", is_service=False) == (100, 50)
    assert sale_rates(SINCE).tax("household", is_service=True) == (500, 200)
    assert sale_rates(SINCE).tax("cooperative", is_service=False) == (0, 0)
    assert sale_rates(SINCE - datetime.timedelta(days=1)).tax(
        "household", is_service=False
    ) == (0, 0)  # fmt: skip


def test_vietqr_with_amount_and_memo() -> None:
    text = payload(bank_bin="970436", account="1017595600", amount=180_000, memo="OCOP DH000123")
    assert text == (
        "00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA"
        "530370454061800005802VN62170813OCOP DH0001236304F717"
    )


def test_vietqr_without_amount() -> None:
    assert payload(bank_bin="970436", account="1017595600") == (
        "00020101021138540010A00000072701240006970436011010175956000208QRIBFTTA"
        "53037045802VN630438BB"
    )


def test_ledger_refuses_what_does_not_sum_to_zero(market: Market) -> None:
    booked = LedgerTransaction.objects.create(key="x", kind="sale")
    LedgerEntry.objects.create(transaction=booked, account="cash", amount=1)

    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="sum to zero"):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_ledger_is_never_changed(market: Market) -> None:
    buy(filled_cart((market.noodles, 1)), market)
    with pytest.raises(ProgrammingError), transaction.atomic():
        LedgerEntry.objects.update(amount=1)
    with pytest.raises(ProgrammingError), transaction.atomic():
        LedgerTransaction.objects.update(key="another")
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM orders_ledgerentry")
