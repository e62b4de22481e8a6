"""The process dies at each step of a purchase; the next one finishes or forgets it, cleanly."""

import datetime
import uuid

import pytest
from django.utils import timezone

from orders.actions.cancel import cancel_order
from orders.actions.payments import resume_payment
from orders.actions.recover import recover_payments
from orders.models import Cart, GatewayEvent, Order
from tests.faults.stage import act, assert_killed
from tests.orders.conftest import Gateway
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level
from tests.stripe_double.program import pay

SOON = datetime.timedelta(minutes=1)


def check_out(cart: Cart, market: Market, *, method: str, token: uuid.UUID, crash: str) -> int:
    """Orders one pack of noodles in another process."""
    return act("check_out", cart.pk, token, method, 198_000, market.near.pk, crash=crash)


def test_killed_before_the_commit_nothing_has_happened(market: Market) -> None:
    cart, token = filled_cart((market.noodles, 1)), uuid.uuid4()

    assert_killed(
        check_out(cart, market, method="cod", token=token, crash="checkout.before_commit")
    )

    assert not Order.objects.exists()
    assert level(market.noodles) == (10, 0)
    cart.refresh_from_db()
    assert cart.is_open
    assert_sound()
    assert check_out(cart, market, method="cod", token=token, crash="") == 0
    assert Order.objects.get().status == "confirmed"


def test_killed_after_the_commit_the_second_tap_finds_the_order(market: Market) -> None:
    cart, token = filled_cart((market.noodles, 1)), uuid.uuid4()

    assert_killed(check_out(cart, market, method="cod", token=token, crash="checkout.after_commit"))
    order = buy(cart, market, checkout_token=token, expected_total=198_000)

    assert order.pk == Order.objects.get().pk
    assert order.status == "confirmed"
    assert level(market.noodles) == (10, 1)
    assert_sound()


@pytest.mark.parametrize(
    "crash", ["checkout.after_commit", "checkout.after_gateway", "checkout.after_result"]
)
def test_killed_around_the_gateway_call_one_page_is_opened_and_paid(
    market: Market, gateway: Gateway, crash: str
) -> None:
    cart = filled_cart((market.noodles, 1))

    assert_killed(check_out(cart, market, method="stripe", token=uuid.uuid4(), crash=crash))
    assert_sound()
    recover_payments(now=timezone.now() + SOON)

    order = Order.objects.get()
    assert order.status == "awaiting_payment"
    assert len(gateway.program.client().v1.checkout.sessions.list().data) == 1
    pay(order.payments.get().redirect_url)
    recover_payments(now=timezone.now() + SOON)
    order.refresh_from_db()
    assert order.status == "confirmed"
    assert_sound()


def test_killed_between_keeping_and_applying_a_webhook_it_is_applied_later(
    market: Market, gateway: Gateway
) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    pay(order.payments.get().redirect_url)
    events = gateway.program.client().v1.events.list({"type": "checkout.session.completed"})

    assert_killed(act("webhook", events.data[0].id, crash="webhook.after_insert"))
    assert GatewayEvent.objects.filter(applied_at__isnull=True).count() == 1
    recover_payments(now=timezone.now() + SOON)

    order.refresh_from_db()
    assert GatewayEvent.objects.filter(applied_at__isnull=False).count() == 1
    assert order.status == "confirmed"
    assert_sound()


def test_killed_after_the_refund_it_is_not_made_again(market: Market, gateway: Gateway) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    pay(order.payments.get().redirect_url)
    payment = resume_payment(order.payments.get().pk)
    cancel_order(order=order)

    assert_killed(act("refund", payment.pk, crash="refund.after_gateway"))
    assert order.payments.get().status == "refund_due"
    recover_payments()

    assert order.payments.get().status == "refunded"
    assert [one.amount for one in gateway.program.client().v1.refunds.list().data] == [198_000]
    assert_sound()
