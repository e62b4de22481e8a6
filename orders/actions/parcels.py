"""A producer's parcel: packed, handed over, delivered. Its order follows the last one."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from orders.actions import ledger
from orders.actions.states import lock_order, move_order, move_parcels, move_payment
from orders.errors import NotAllowed
from orders.models import Order, Parcel, Payment, Reservation
from orders.transitions import PARCEL, allowed
from shop.actions import stock
from shop.locks import limit_lock_waits

_P, _O = Parcel.Status, Order.Status


@transaction.atomic
def pack_parcel(*, parcel: Parcel, actor: User | None = None) -> Parcel:
    """The goods lie in their box. Raises NotAllowed."""
    _order, locked = _lock(parcel, _P.PACKED)
    move_parcels([locked], _P.PACKED, actor=actor)
    return locked


@transaction.atomic
def hand_over_parcel(
    *, parcel: Parcel, carrier: str = "", tracking_code: str = "", actor: User | None = None
) -> Parcel:
    """The carrier has it: the goods leave the stock. Raises NotAllowed."""
    order, locked = _lock(parcel, _P.HANDED_OVER)
    locked.carrier, locked.tracking_code = carrier[:40], tracking_code[:60]
    locked.save(update_fields=["carrier", "tracking_code"])
    move_parcels([locked], _P.HANDED_OVER, actor=actor)
    units = dict(locked.lines.values_list("variant_id", "quantity"))
    order.reservations.filter(variant__in=units).update(state=Reservation.State.SHIPPED)
    stock.ship(units, order_code=order.code)
    if order.status == _O.CONFIRMED and not _any_left(order, _P.NEW, _P.PACKED):
        move_order(order, _O.SHIPPED, actor=actor)
    return locked


@transaction.atomic
def deliver_parcel(*, parcel: Parcel, actor: User | None = None) -> Parcel:
    """The buyer has it. With the last one the order is complete, and cash on delivery is paid.

    Raises NotAllowed.
    """
    order, locked = _lock(parcel, _P.DELIVERED)
    move_parcels([locked], _P.DELIVERED, actor=actor)
    if not _any_left(order, _P.NEW, _P.PACKED, _P.HANDED_OVER):
        _collect_cash(order)
        move_order(order, _O.COMPLETED, actor=actor)
    return locked


def _lock(parcel: Parcel, after: str) -> tuple[Order, Parcel]:
    limit_lock_waits()
    order = lock_order(parcel.order_id)
    locked = Parcel.objects.select_for_update(no_key=True, of=("self",)).get(pk=parcel.pk)
    if not allowed(PARCEL, locked.status, after):
        raise NotAllowed(_("This parcel cannot take that step now."))
    return order, locked


def _any_left(order: Order, *states: str) -> bool:
    return order.parcels.filter(status__in=states).exists()


def _collect_cash(order: Order) -> None:
    """The carrier has taken the buyer's cash at the door."""
    for payment in order.payments.select_for_update(no_key=True).filter(
        method=Order.Method.COD, status=Payment.Status.WAITING
    ):
        payment.succeeded_at = timezone.now()
        move_payment(payment, Payment.Status.SUCCEEDED, "succeeded_at")
        ledger.post_received(order, payment)
