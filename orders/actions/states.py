"""Moving an order, its parcels or a payment to the next state, with the history row beside it.

Every function runs inside the caller's transaction, with the order row already locked.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from orders.errors import NotAllowed
from orders.models import Order, OrderChange, Parcel, ParcelChange, Payment
from orders.transitions import ORDER, PARCEL, PAYMENT, allowed


def lock_order(order_id: int) -> Order:
    """The order row, held until the transaction ends. Always the first lock of an action on it."""
    return Order.objects.select_for_update(no_key=True, of=("self",)).get(pk=order_id)


def move_order(order: Order, after: str, *, actor: User | None = None, note: str = "") -> None:
    """Raises NotAllowed when ``after`` may not follow the order's state."""
    before = order.status
    if not allowed(ORDER, before, after):
        raise NotAllowed(_("This order can no longer be changed that way."))
    order.status = after
    order.save(update_fields=["status", "confirmed_at", "hold_until"])
    OrderChange.objects.create(order=order, before=before, after=after, actor=actor, note=note)


def move_parcels(
    parcels: Iterable[Parcel], after: str, *, actor: User | None = None, note: str = ""
) -> None:
    """Raises NotAllowed when one of them may not go there; then none has moved."""
    rows = list(parcels)
    if not all(allowed(PARCEL, parcel.status, after) for parcel in rows):
        raise NotAllowed(_("A parcel of this order has already been handed over."))
    changes = [
        ParcelChange(parcel=parcel, before=parcel.status, after=after, actor=actor, note=note)
        for parcel in rows
    ]
    for parcel in rows:
        parcel.status = after
    Parcel.objects.filter(pk__in=[parcel.pk for parcel in rows]).update(status=after)
    ParcelChange.objects.bulk_create(changes)


def move_payment(payment: Payment, after: str, *fields: str) -> bool:
    """Moves forward and saves ``fields`` too; False, with nothing saved, when it may not."""
    if not allowed(PAYMENT, payment.status, after):
        return False
    payment.status = after
    payment.save(update_fields=["status", *fields])
    return True
