"""Moving a payment on: what the gateway shows is written under the locks of order and payment.

Whatever brings the news (the answer of phase 2, a webhook, the buyer's return, the recovery task),
it ends in ``settle``, which only ever moves forward. So news may come twice, late or out of order.
"""

import datetime
import logging
import uuid

from django.conf import settings
from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from orders.actions.confirm import accept_money, expire_locked
from orders.actions.states import lock_order, move_order, move_payment
from orders.crash import crash_point
from orders.errors import NotAllowed
from orders.gateway import stripe_gateway
from orders.gateway.closing import close_page
from orders.gateway.errors import GatewayBroken, GatewayDown, GatewayRefused
from orders.gateway.stripe_gateway import SessionReading
from orders.models import Order, Payment
from orders.transitions import UNPAID
from shop.locks import limit_lock_waits

log = logging.getLogger(__name__)
_S = Payment.Status


class Mismatch(Exception):
    """The gateway shows another amount or currency than we asked for: an operator must look."""


def resume_payment(payment_id: int) -> Payment:
    """Takes a payment on from wherever it stands and returns it; never raises for the gateway.

    Asks for a hosted page when none was asked for yet (phase 2 of checkout), else reads what
    became of it.
    """
    payment = Payment.objects.select_related("order").get(pk=payment_id)
    if payment.method != Order.Method.STRIPE:
        return payment
    try:
        if payment.status == _S.CREATED:
            _open_page(payment)
        elif payment.gateway_session and payment.status in (_S.WAITING, _S.EXPIRED, _S.FAILED):
            settle(payment_id=payment.pk, reading=_read(payment))
    except GatewayBroken:
        new_key(payment)
    except GatewayRefused as refused:
        log.warning("payment %s refused by the gateway: %s", payment.pk, refused)
        _fail(payment)
    except (GatewayDown, Mismatch, OperationalError) as reason:
        # The order stands; the recovery task takes the payment on.
        log.warning("payment %s not taken on: %s", payment.pk, reason)
    payment.refresh_from_db()
    return payment


@transaction.atomic
def settle(*, payment_id: int, reading: SessionReading) -> None:
    """Phase 3: writes what the gateway shows. Raises Mismatch; doing it twice changes nothing."""
    limit_lock_waits()
    order, payment = lock_payment(payment_id)
    if (reading.amount, reading.currency) != (payment.amount, stripe_gateway.CURRENCY):
        raise Mismatch(f"payment {payment.pk}: {reading.amount} {reading.currency}")
    payment.gateway_session = payment.gateway_session or reading.id
    payment.gateway_intent = reading.intent or payment.gateway_intent
    payment.checked_at = timezone.now()
    payment.save(update_fields=["gateway_session", "gateway_intent", "checked_at"])
    if reading.paid:
        accept_money(order, payment)
    elif reading.status == "expired":
        move_payment(payment, _S.EXPIRED)
        if not order.payments.filter(status__in=(_S.CREATED, _S.WAITING)).exists():
            expire_locked(order)
    elif payment.status == _S.CREATED:
        _wait_for_buyer(order, payment, reading)
    elif payment.status in (_S.EXPIRED, _S.FAILED):
        # Cancelled while the page was being opened: nobody should pay there any more.
        transaction.on_commit(lambda: close_page(reading.id))


@transaction.atomic
def pay_again(*, order: Order) -> Payment:
    """The payment with which the buyer may go on: the open one, or a new one after a failure.

    Ask the gateway afterwards with ``resume_payment``. Raises NotAllowed when the order no
    longer waits for money.
    """
    limit_lock_waits()
    locked = lock_order(order.pk)
    if locked.status not in UNPAID or locked.method != Order.Method.STRIPE:
        raise NotAllowed(_("This order no longer waits for a payment."))
    payments = Payment.objects.select_for_update(no_key=True, of=("self",))
    last = payments.filter(order=locked).latest("pk")
    if last.status in (_S.CREATED, _S.WAITING):
        return last
    until = timezone.now() + datetime.timedelta(seconds=settings.STRIPE_HOLD_SECONDS)
    locked.hold_until = until
    locked.save(update_fields=["hold_until"])
    locked.reservations.filter(state="held").update(expires_at=until)
    return Payment.objects.create(
        order=locked,
        method=locked.method,
        amount=locked.total,
        idempotency_key=uuid.uuid4().hex,
    )


def lock_payment(payment_id: int) -> tuple[Order, Payment]:
    """Both rows, the order first: every action on money locks in this order."""
    order_id = Payment.objects.values_list("order_id", flat=True).get(pk=payment_id)
    order = lock_order(order_id)
    payment = Payment.objects.select_for_update(no_key=True, of=("self",)).get(pk=payment_id)
    payment.order = order
    return order, payment


def order_address(order: Order, page: str = "order") -> str:
    """A secret link to the order's page, complete, in the buyer's language."""
    with translation.override(order.language):
        path = reverse(page, args=[order.code])
    return f"{settings.SITE_URL}{path}?t={order.access_token}"


def _open_page(payment: Payment) -> None:
    """Phase 2: outside any transaction, with the stored key."""
    order = payment.order
    reading = stripe_gateway.create_session(
        payment,
        success_url=order_address(order, "payment-return"),
        cancel_url=order_address(order),
        expires_at=order.hold_until or timezone.now(),
    )
    crash_point("checkout.after_gateway")
    settle(payment_id=payment.pk, reading=reading)
    crash_point("checkout.after_result")


def _read(payment: Payment) -> SessionReading:
    return stripe_gateway.read_session(payment.gateway_session)


def _wait_for_buyer(order: Order, payment: Payment, reading: SessionReading) -> None:
    payment.redirect_url = reading.url
    payment.asked_at = timezone.now()
    move_payment(payment, _S.WAITING, "redirect_url", "asked_at")
    if order.status == Order.Status.PENDING:
        move_order(order, Order.Status.AWAITING_PAYMENT)


def new_key(payment: Payment) -> None:
    """The gateway keeps the failure under the old key. A page that it may have opened all the
    same is known to nobody, and a full refund cannot be made twice, so a new key is safe."""
    Payment.objects.filter(pk=payment.pk, idempotency_key=payment.idempotency_key).update(
        idempotency_key=uuid.uuid4().hex
    )


@transaction.atomic
def _fail(payment: Payment) -> None:
    """The gateway said no. The order keeps waiting: the buyer may try again until its time ends."""
    order, locked = lock_payment(payment.pk)
    if locked.status == _S.CREATED:
        move_payment(locked, _S.FAILED)
        if order.status == Order.Status.PENDING:
            move_order(order, Order.Status.AWAITING_PAYMENT)
