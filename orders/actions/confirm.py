"""An order becomes a sale, or stops waiting for one. Called with order and payment rows locked."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from orders.actions import ledger, mail
from orders.actions.intent import reserve
from orders.actions.states import move_order, move_parcels, move_payment
from orders.doorbell import ring_after_commit
from orders.errors import OutOfStock
from orders.gateway.closing import close_page
from orders.models import Order, Parcel, Payment, Reservation
from orders.transitions import PAYMENT as PAYMENT_TABLE
from orders.transitions import UNPAID, allowed
from shop.actions import stock

_HELD = Reservation.State.HELD
_OPEN = (Payment.Status.CREATED, Payment.Status.WAITING)


def accept_money(order: Order, payment: Payment, *, actor: User | None = None) -> None:
    """The whole amount has arrived: the order is confirmed, or the money goes back.

    It goes back when the order was cancelled, was paid already, or ran out of time and its goods
    went to others. Money that was accepted before changes nothing.
    """
    if not allowed(PAYMENT_TABLE, payment.status, Payment.Status.SUCCEEDED):
        return
    payment.succeeded_at = timezone.now()
    if order.status in UNPAID or (order.status == Order.Status.EXPIRED and _hold_again(order)):
        _confirm(order, payment, actor)
        return
    move_payment(payment, Payment.Status.REFUND_DUE, "succeeded_at")
    ledger.post_received_unowed(order, payment)
    ring_after_commit("recover_payments")


def expire_locked(order: Order, *, note: str = "") -> None:
    """Time ran out: the goods go back on the shelf. An order that is not waiting stays as it is."""
    if order.status not in UNPAID:
        return
    move_order(order, Order.Status.EXPIRED, note=note)
    move_parcels(order.parcels.all(), Parcel.Status.CANCELLED, note=note)
    end_open_payments(order)
    release_held(order, reason="expired")


def end_open_payments(order: Order) -> None:
    """Nobody should pay for this order any more; open hosted pages are closed after the commit."""
    for payment in order.payments.select_for_update(no_key=True).filter(status__in=_OPEN):
        move_payment(payment, Payment.Status.EXPIRED)
        if payment.gateway_session:
            transaction.on_commit(partial(close_page, payment.gateway_session))


def release_held(order: Order, *, reason: str) -> None:
    """Gives everything that is still held for the order back."""
    held = order.reservations.filter(state=_HELD)
    units = dict(held.values_list("variant_id", "quantity"))
    if units:
        held.update(state=Reservation.State.RELEASED, expires_at=None)
        stock.release(units, order_code=order.code, reason=reason)


def _confirm(order: Order, payment: Payment, actor: User | None) -> None:
    now = timezone.now()
    move_payment(payment, Payment.Status.SUCCEEDED, "succeeded_at")
    end_open_payments(order)
    order.confirmed_at, order.hold_until = now, None
    move_order(order, Order.Status.CONFIRMED, actor=actor)
    parcels = list(order.parcels.select_related("producer"))
    move_parcels(parcels, Parcel.Status.NEW, actor=actor)
    order.reservations.filter(state=_HELD).update(expires_at=None)
    ledger.post_sale(order, order.lines.all())
    ledger.post_received(order, payment)
    mail.queue_paid(order, parcels)


def _hold_again(order: Order) -> bool:
    """The goods of an expired order, if all of them are still there."""
    released = order.reservations.filter(state=Reservation.State.RELEASED)
    units = dict(released.values_list("variant_id", "quantity"))
    try:
        with transaction.atomic():
            reserve(order, units)
    except OutOfStock:
        return False
    released.update(state=_HELD)
    return True
