"""The recovery task: whatever a crash, a lost webhook or an absent gateway left half done.

It finds its work in the rows alone, so it may run late, early, twice or in two places at once.
"""

import datetime
import logging
from collections.abc import Callable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from orders.actions import ledger
from orders.actions.events import apply_event, catch_up
from orders.actions.payments import lock_payment, new_key, resume_payment
from orders.actions.states import move_payment
from orders.crash import crash_point
from orders.gateway import stripe_gateway
from orders.gateway.errors import GatewayBroken, GatewayError
from orders.models import GatewayEvent, Order, Payment
from shop.locks import limit_lock_waits

log = logging.getLogger(__name__)
_S = Payment.Status
# Younger rows belong to a request that is still running.
STALE = datetime.timedelta(seconds=30)
EVENT_STALE = datetime.timedelta(seconds=5)
MOST = 200  # rows of one kind in one round
MOST_ATTEMPTS = 50


def recover_payments(*, now: datetime.datetime | None = None) -> None:
    """Resumes interrupted payments, applies kept notices, makes refunds that are due, and asks
    the gateway for notices that never arrived. One failing row does not stop the others."""
    moment = now or timezone.now()
    stripe = Payment.objects.filter(method=Order.Method.STRIPE)
    before = moment - STALE
    for payment_id in _ids(stripe.filter(status=_S.CREATED, created_at__lt=before)):
        _guarded(resume_payment, payment_id)
    for payment_id in _ids(
        stripe.filter(status=_S.WAITING, asked_at__lt=before).exclude(checked_at__gte=before)
    ):
        _guarded(resume_payment, payment_id)
    events = GatewayEvent.objects.filter(
        applied_at__isnull=True, received_at__lt=moment - EVENT_STALE, attempts__lt=MOST_ATTEMPTS
    )
    for event_id in list(events.values_list("pk", flat=True)[:MOST]):
        _guarded(apply_event, event_id)
    for payment_id in _ids(stripe.filter(status=_S.REFUND_DUE)):
        _guarded(refund_payment, payment_id)
    _guarded(catch_up)


def refund_payment(payment_id: int) -> Payment:
    """Gives a card payment back in full, once: the key is stored and the row moves forward only.

    Raises GatewayError when the gateway is away; the next round tries again.
    """
    payment = Payment.objects.get(pk=payment_id)
    if payment.status != _S.REFUND_DUE or payment.method != Order.Method.STRIPE:
        return payment
    try:
        stripe_gateway.refund(
            intent=payment.gateway_intent, amount=payment.amount, key=payment.idempotency_key
        )
    except GatewayBroken:
        new_key(payment)
        raise
    crash_point("refund.after_gateway")
    with transaction.atomic():
        limit_lock_waits()
        order, locked = lock_payment(payment_id)
        locked.refunded = locked.amount
        if move_payment(locked, _S.REFUNDED, "refunded"):
            ledger.post_refund_paid(order, locked)
    return locked


def _ids(payments: QuerySet[Payment]) -> list[int]:
    return list(payments.order_by("pk").values_list("pk", flat=True)[:MOST])


def _guarded(step: Callable[..., object], *key: object) -> None:
    try:
        step(*key)
    except GatewayError as error:
        log.warning("gateway: %s", error)
    except Exception:
        log.exception("recovery step failed")
