"""Packing, delivering, cancelling, transfers, and the sample sales."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from orders.actions.bank import confirm_bank_transfer, record_bank_refund
from orders.actions.cancel import cancel_order, expire_orders
from orders.actions.parcels import deliver_parcel, hand_over_parcel, pack_parcel
from orders.actions.samples import SampleLine, write_sample_orders
from orders.errors import Invalid, NotAllowed
from orders.models import LedgerEntry, Order, OutboxMessage, ShippingRate
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level


@pytest.fixture
def officer(market: Market) -> User:
    """Somebody who reads the account's statement."""
    user = User.objects.create_user("officer@example.com", "a long password")
    user.groups.add(Group.objects.get_or_create(name="officer")[0])
    return user


def balance(order: Order) -> dict[str, int]:
    """What each account of the ledger holds for an order; zeros left out."""
    sums: dict[str, int] = {}
    for entry in LedgerEntry.objects.filter(transaction__order=order):
        sums[entry.account] = sums.get(entry.account, 0) + entry.amount
    return {account: amount for account, amount in sums.items() if amount}


def test_parcel_goes_from_shelf_to_door_and_the_cash_is_booked(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 2), (market.tour, 1)), market)
    first, second = order.parcels.all()

    pack_parcel(parcel=first)
    hand_over_parcel(parcel=first, carrier="VNPost", tracking_code="EH1")
    assert level(market.noodles) == (98, 0)
    hand_over_parcel(parcel=second)
    order.refresh_from_db()
    assert order.status == "shipped"
    deliver_parcel(parcel=first)
    assert order.payments.get().status == "waiting"
    deliver_parcel(parcel=second)

    order.refresh_from_db()
    assert (order.status, order.payments.get().status) == ("completed", "succeeded")
    assert balance(order)["cash"] == order.total
    assert_sound()


def test_step_out_of_turn_is_refused(market: Market) -> None:
    parcel = buy(filled_cart((market.noodles, 1)), market).parcels.get()
    with pytest.raises(NotAllowed):
        deliver_parcel(parcel=parcel)
    assert level(market.noodles) == (100, 1)


def test_cancelling_gives_goods_back_and_books_the_reverse(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 2)), market)

    cancel_order(order=order, reason="đổi ý")

    order.refresh_from_db()
    assert order.status == "cancelled"
    assert balance(order) == {}
    assert level(market.noodles) == (100, 0)
    templates = set(OutboxMessage.objects.values_list("template", flat=True))
    assert {"order_cancelled", "parcel_cancelled"} <= templates
    assert_sound()


def test_order_on_its_way_cannot_be_cancelled(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)
    hand_over_parcel(parcel=order.parcels.get())

    with pytest.raises(NotAllowed):
        cancel_order(order=order)

    order.refresh_from_db()
    assert order.status == "shipped"
    assert not OutboxMessage.objects.filter(template="order_cancelled").exists()
    assert_sound()


def test_transfer_of_the_exact_amount_confirms(market: Market, bank: None, officer: User) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="vietqr")

    confirm_bank_transfer(order=order, amount=198_000, reference="FT1", actor=officer)

    order.refresh_from_db()
    assert order.status == "confirmed"
    assert balance(order)["cash"] == 198_000
    with pytest.raises(NotAllowed):
        confirm_bank_transfer(order=order, amount=198_000, reference="FT1", actor=officer)
    assert_sound()


@pytest.mark.parametrize("amount", [197_999, 198_001, 0, -198_000])
def test_transfer_of_another_amount_is_refused(
    market: Market, bank: None, officer: User, amount: int
) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="vietqr")

    with pytest.raises(Invalid) as refused:
        confirm_bank_transfer(order=order, amount=amount, reference="FT1", actor=officer)

    assert "198.000" in str(refused.value)
    order.refresh_from_db()
    assert (order.status, order.payments.get().status) == ("awaiting_payment", "waiting")
    assert balance(order) == {}


def test_only_an_officer_confirms_a_transfer(market: Market, bank: None) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="vietqr")
    buyer = User.objects.create_user("other@example.com", "a long password")
    with pytest.raises(NotAllowed):
        confirm_bank_transfer(order=order, amount=198_000, reference="FT1", actor=buyer)
    assert order.payments.get().status == "waiting"


def test_unpaid_transfer_expires_and_late_money_is_kept_for_refund(
    market: Market, bank: None, officer: User
) -> None:
    order = buy(filled_cart((market.noodles, 60)), market, method="vietqr")
    assert expire_orders(now=timezone.now() + datetime.timedelta(hours=23)) == 0
    assert expire_orders(now=timezone.now() + datetime.timedelta(hours=25)) == 1
    assert level(market.noodles) == (100, 0)
    buy(filled_cart((market.noodles, 60)), market, method="vietqr")

    payment = confirm_bank_transfer(order=order, amount=order.total, reference="FT2", actor=officer)
    assert payment.status == "refund_due"
    assert balance(order) == {"cash": order.total, "refund": -order.total}
    record_bank_refund(payment=payment, actor=officer)

    assert balance(order) == {}
    assert_sound()


def test_sample_sale_lies_in_the_past_and_keeps_every_invariant(market: Market) -> None:
    at = timezone.now() - datetime.timedelta(days=40)

    order = write_sample_orders(
        lines=[SampleLine(market.noodles.pk, 3, "phien-cu"), SampleLine(market.spirit.pk, 1)],
        at=at,
    )

    assert (order.status, order.method, order.confirmed_at) == ("completed", "vietqr", at)
    assert level(market.noodles) == (100, 0)
    assert {line.session for line in order.lines.all()} == {"phien-cu", ""}
    assert not OutboxMessage.objects.exists()
    assert_sound()


def test_seeding_rates_twice_changes_nothing(db: None) -> None:
    call_command("seed_orders")
    before = ShippingRate.objects.count()
    call_command("seed_orders")
    assert before == ShippingRate.objects.count() == 3


def test_check_invariants_exits_1_and_prints_the_rows(
    market: Market, capsys: pytest.CaptureFixture[str]
) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)
    call_command("check_invariants")
    Order.objects.filter(pk=order.pk).update(status="completed")

    with pytest.raises(SystemExit) as ended:
        call_command("check_invariants")

    printed = capsys.readouterr().out
    assert ended.value.code == 1
    assert "BROKEN order_status_is_its_last_change" in printed
    assert order.code in printed
