"""An order ends before it is delivered: cancelled by somebody, or unpaid when its time ran out."""

import datetime
import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from orders.actions import ledger, mail
from orders.actions.confirm import end_open_payments, expire_locked, release_held
from orders.actions.payments import resume_payment
from orders.actions.states import lock_order, move_order, move_parcels, move_payment
from orders.doorbell import ring_after_commit
from orders.errors import NotAllowed
from orders.models import Order, Parcel, Payment
from orders.transitions import ORDER, UNPAID, allowed
from shop.locks import limit_lock_waits

log = logging.getLogger(__name__)
_S = Order.Status
# A gateway that is away may still be holding the buyer's money, so its orders wait this much
# longer before their goods are given to others.
GRACE = datetime.timedelta(minutes=10)


@transaction.atomic
def cancel_order(*, order: Order, actor: User | None = None, reason: str = "") -> Order:
    """Cancels for buyer, officer or producer: goods go back, the sale is reversed in the ledger,
    and money that was paid becomes due for refund.

    Raises NotAllowed once a parcel was handed over, or when the order is over already.
    """
    limit_lock_waits()
    locked = lock_order(order.pk)
    if not allowed(ORDER, locked.status, _S.CANCELLED):
        raise NotAllowed(_why_not(locked))
    was_sold = locked.status not in UNPAID
    parcels = list(locked.parcels.select_related("producer"))
    locked.hold_until = None
    move_parcels(parcels, Parcel.Status.CANCELLED, actor=actor, note=reason[:240])
    move_order(locked, _S.CANCELLED, actor=actor, note=reason[:240])
    end_open_payments(locked)
    if was_sold:
        ledger.post_cancellation(locked)
        _owe_back(locked)
    release_held(locked, reason="cancelled")
    mail.queue_cancelled(locked, parcels if was_sold else [])
    return locked


def expire_orders(*, now: datetime.datetime | None = None) -> int:
    """Ends every unpaid order whose time has run out; returns how many ended."""
    moment = now or timezone.now()
    due = Order.objects.filter(status__in=UNPAID, hold_until__lte=moment)
    return sum(_expire(order_id, moment) for order_id in due.values_list("pk", flat=True))


def _expire(order_id: int, now: datetime.datetime) -> bool:
    """Asks the gateway first: the buyer may have paid in the last second."""
    for payment in Payment.objects.filter(order=order_id, status=Payment.Status.WAITING):
        resume_payment(payment.pk)
    with transaction.atomic():
        limit_lock_waits()
        order = lock_order(order_id)
        if order.status not in UNPAID or not order.hold_until or order.hold_until > now:
            return order.status == _S.EXPIRED
        if _unheard(order, now):
            return False
        expire_locked(order)
    return True


def _unheard(order: Order, now: datetime.datetime) -> bool:
    """Whether a hosted page is open of which the gateway has told us nothing since the end."""
    pages = order.payments.filter(status=Payment.Status.WAITING).exclude(gateway_session="")
    until = order.hold_until or now
    silent = any(page.checked_at is None or page.checked_at < until for page in pages)
    return silent and now < until + GRACE


def _owe_back(order: Order) -> None:
    for payment in order.payments.select_for_update(no_key=True).filter(
        status=Payment.Status.SUCCEEDED
    ):
        move_payment(payment, Payment.Status.REFUND_DUE)
        ledger.post_refund_due(order, payment)
        ring_after_commit("recover_payments")


def _why_not(order: Order) -> str:
    if order.status in (_S.CANCELLED, _S.EXPIRED):
        return _("This order has already been cancelled.")
    return _("This order is already on its way. Please return the goods instead.")
