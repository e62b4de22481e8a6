"""Paying by card: whatever arrives, twice, late or never, it is one payment."""

import datetime
import json
import time

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from devtools.stripe_double.signing import header
from orders.actions.cancel import cancel_order, expire_orders
from orders.actions.confirm import expire_locked
from orders.actions.payments import pay_again, resume_payment
from orders.actions.recover import recover_payments
from orders.actions.states import lock_order
from orders.models import GatewayEvent, LedgerEntry, Order, OutboxMessage, Payment
from tests.orders.conftest import Gateway
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level
from tests.stripe_double.program import WEBHOOK_SECRET, pay

DECLINED = "4000000000000002"
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def order(market: Market, gateway: Gateway) -> Order:
    """An order for two packs of noodles that waits for the buyer's card."""
    order = buy(filled_cart((market.noodles, 2)), market, method="stripe")
    assert order.status == "awaiting_payment"
    return order


def test_hosted_page_is_opened_for_exactly_the_total(order: Order, gateway: Gateway) -> None:
    payment = order.payments.get()

    (call,) = gateway.program.calls("/v1/checkout/sessions")
    assert payment.status == "waiting"
    assert payment.redirect_url.startswith(gateway.program.url)
    assert call["idempotency_key"] == payment.idempotency_key
    session = gateway.program.client().v1.checkout.sessions.retrieve(payment.gateway_session)
    assert (session.amount_total, session.currency) == (378_000, "vnd")
    assert session.expires_at == int(order.hold_until.timestamp())  # type: ignore[union-attr]


def test_webhook_before_the_redirect_confirms_the_order(order: Order, gateway: Gateway) -> None:
    pay(order.payments.get().redirect_url)
    gateway.receiver.wait_for("checkout.session.completed")

    assert deliver_all(gateway) == {200}

    assert_paid_once(order)


def test_webhook_delivered_twice_is_one_payment(order: Order, gateway: Gateway) -> None:
    pay(order.payments.get().redirect_url)
    gateway.receiver.wait_for("checkout.session.completed")

    deliver_all(gateway)
    deliver_all(gateway)

    assert_paid_once(order)


def test_webhook_after_the_redirect_changes_nothing_more(order: Order, gateway: Gateway) -> None:
    pay(order.payments.get().redirect_url)
    gateway.receiver.wait_for("checkout.session.completed")

    resume_payment(order.payments.get().pk)
    assert_paid_once(order)
    deliver_all(gateway)

    assert_paid_once(order)


def test_lost_webhook_is_found_by_the_recovery_task(order: Order, gateway: Gateway) -> None:
    pay(order.payments.get().redirect_url)

    recover_payments(now=timezone.now() + MINUTE)

    assert_paid_once(order)
    assert GatewayEvent.objects.filter(applied_at__isnull=True).count() == 0


def test_declined_card_keeps_the_order_and_a_second_card_pays(
    order: Order, gateway: Gateway
) -> None:
    page = order.payments.get().redirect_url
    pay(page, DECLINED)
    resume_payment(order.payments.get().pk)
    order.refresh_from_db()
    assert order.status == "awaiting_payment"

    pay(page)
    resume_payment(order.payments.get().pk)

    assert_paid_once(order)


def test_forged_old_and_damaged_webhooks_are_refused(order: Order, gateway: Gateway) -> None:
    pay(order.payments.get().redirect_url)
    gateway.receiver.wait_for("checkout.session.completed")
    body, signature = gateway.receiver.raw[-1]

    assert post(body, "") == 400
    assert post(body, signature.replace("v1=", "v1=0")) == 400
    assert post(body + b" ", signature) == 400
    assert post(body, header(body, "whsec_of_somebody_else", int(time.time()))) == 400
    assert post(body, header(body, WEBHOOK_SECRET, int(time.time()) - 3600)) == 400
    assert post(body, header(body, WEBHOOK_SECRET, int(time.time()) + 3600)) == 400
    assert post(b"\xff", header(b"\xff", WEBHOOK_SECRET, int(time.time()))) == 400

    assert not GatewayEvent.objects.exists()
    order.refresh_from_db()
    assert order.status == "awaiting_payment"


def test_shop_without_a_secret_believes_no_webhook(
    order: Order, gateway: Gateway, settings: Settings
) -> None:
    settings.STRIPE_WEBHOOK_SECRET = ""
    body = b'{"id": "evt_1", "type": "x", "created": 1, "data": {"object": {"id": "cs_1"}}}'

    assert post(body, header(body, "", int(time.time()))) == 400
    assert not GatewayEvent.objects.exists()


def test_signed_webhook_that_claims_a_payment_is_not_believed(
    order: Order, gateway: Gateway
) -> None:
    """The object is read again: a replayed or invented "paid" opens nothing."""
    claim = {
        "id": "evt_invented",
        "type": "checkout.session.completed",
        "created": 1,
        "data": {"object": {"id": order.payments.get().gateway_session, "payment_status": "paid"}},
    }
    body = json.dumps(claim).encode()

    assert post(body, header(body, WEBHOOK_SECRET, int(time.time()))) == 200

    order.refresh_from_db()
    assert order.status == "awaiting_payment"
    assert order.payments.get().status == "waiting"


def test_answer_lost_after_charging_is_the_same_session(market: Market, gateway: Gateway) -> None:
    gateway.program.control("faults", kind="charge_then_drop", path="/v1/checkout/sessions")
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    assert (order.status, order.payments.get().status) == ("pending", "created")

    recover_payments(now=timezone.now() + MINUTE)

    order.refresh_from_db()
    assert (order.status, order.payments.get().status) == ("awaiting_payment", "waiting")
    assert len(gateway.program.client().v1.checkout.sessions.list().data) == 1
    assert_sound()


@pytest.mark.parametrize("kind", ["drop", "fail_500", "rate_limit", "conflict"])
def test_gateway_in_trouble_never_loses_the_order(
    market: Market, gateway: Gateway, kind: str
) -> None:
    gateway.program.control("faults", kind=kind, path="/v1/checkout/sessions")
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    assert order.status == "pending"
    assert level(market.noodles) == (100, 1)

    recover_payments(now=timezone.now() + MINUTE)

    order.refresh_from_db()
    assert order.status == "awaiting_payment"
    pay(order.payments.get().redirect_url)
    resume_payment(order.payments.get().pk)
    assert_paid_once(order)


def test_abandoned_order_expires_and_its_goods_go_back(
    order: Order, gateway: Gateway, market: Market
) -> None:
    gateway.program.control("clock", advance=40 * 60)

    assert expire_orders(now=timezone.now() + 40 * MINUTE) == 1

    order.refresh_from_db()
    assert (order.status, order.payments.get().status) == ("expired", "expired")
    assert level(market.noodles) == (100, 0)
    assert_sound()


def test_money_for_an_expired_order_brings_it_back_while_goods_are_left(
    order: Order, gateway: Gateway, market: Market
) -> None:
    pay(order.payments.get().redirect_url)
    expire_without_asking(order)

    resume_payment(order.payments.get().pk)

    assert_paid_once(order)
    assert level(market.noodles) == (100, 2)


def test_money_for_an_expired_order_goes_back_when_the_goods_are_gone(
    order: Order, gateway: Gateway, market: Market
) -> None:
    pay(order.payments.get().redirect_url)
    expire_without_asking(order)
    buy(filled_cart((market.noodles, 99)), market, method="stripe")

    resume_payment(order.payments.get().pk)
    assert order.payments.get().status == "refund_due"
    recover_payments()

    assert_refunded_once(order, gateway)


def test_cancelled_paid_order_is_refunded_once_though_the_answer_is_lost(
    order: Order, gateway: Gateway, market: Market
) -> None:
    pay(order.payments.get().redirect_url)
    resume_payment(order.payments.get().pk)
    cancel_order(order=order, reason="đổi ý")
    assert level(market.noodles) == (100, 0)
    assert_sound()
    gateway.program.control("faults", kind="charge_then_drop", path="/v1/refunds")

    recover_payments()
    recover_payments()
    recover_payments()

    assert_refunded_once(order, gateway)


def test_refund_that_failed_for_good_under_one_key_is_made_under_the_next(
    order: Order, gateway: Gateway
) -> None:
    pay(order.payments.get().redirect_url)
    resume_payment(order.payments.get().pk)
    cancel_order(order=order)
    gateway.program.control("faults", kind="fail_500", stage="after", path="/v1/refunds")

    recover_payments()
    recover_payments()

    assert_refunded_once(order, gateway)


def test_second_attempt_after_a_refused_one_is_a_new_payment(
    order: Order, gateway: Gateway
) -> None:
    first = order.payments.get()
    Payment.objects.filter(pk=first.pk).update(status="failed")

    second = pay_again(order=order)
    assert pay_again(order=order).pk == second.pk
    assert resume_payment(second.pk).status == "waiting"
    pay(resume_payment(second.pk).redirect_url)
    resume_payment(second.pk)

    order.refresh_from_db()
    assert order.status == "confirmed"
    assert order.payments.filter(status="succeeded").count() == 1
    assert_sound()


def test_paying_two_pages_of_one_order_gives_the_second_payment_back(
    order: Order, gateway: Gateway
) -> None:
    first = order.payments.get()
    Payment.objects.filter(pk=first.pk).update(status="failed")
    second = resume_payment(pay_again(order=order).pk)
    pay(first.redirect_url)
    pay(second.redirect_url)

    resume_payment(first.pk)
    resume_payment(second.pk)
    recover_payments()

    states = dict(order.payments.values_list("pk", "status"))
    assert states == {first.pk: "succeeded", second.pk: "refunded"}
    assert_sound()


def deliver_all(gateway: Gateway) -> set[int]:
    """Every webhook sent so far, in turn; the statuses of the answers."""
    return {gateway.deliver(number) for number in range(len(gateway.receiver.raw))}


def post(body: bytes, signature: str) -> int:
    """One webhook with this signature; the status of the answer."""
    headers = {"Stripe-Signature": signature}
    answer = Client().post(
        "/webhooks/stripe/", body, content_type="application/json", headers=headers
    )
    return answer.status_code


def expire_without_asking(order: Order) -> None:
    """The end comes while the gateway cannot be reached."""
    expire_locked(lock_order(order.pk))


def assert_paid_once(order: Order) -> None:
    """Confirmed, one succeeded payment, money booked once, one letter."""
    order.refresh_from_db()
    assert order.status == "confirmed"
    assert [payment.status for payment in order.payments.all()] == ["succeeded"]
    cash = LedgerEntry.objects.filter(account="cash", transaction__order=order)
    assert [entry.amount for entry in cash] == [order.total]
    assert OutboxMessage.objects.filter(template="order_paid").count() == 1
    assert_sound()


def assert_refunded_once(order: Order, gateway: Gateway) -> None:
    """The whole amount went back, once, and the ledger keeps nothing."""
    payment = order.payments.get()
    assert (payment.status, payment.refunded) == ("refunded", order.total)
    refunds = gateway.program.client().v1.refunds.list().data
    assert [refund.amount for refund in refunds] == [order.total]
    cash = LedgerEntry.objects.filter(account="cash", transaction__order=order)
    assert sum(entry.amount for entry in cash) == 0
    assert_sound()
