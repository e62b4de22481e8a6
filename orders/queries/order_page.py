"""Everything the page of one order shows."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accounts.models import User
from orders.models import Order, OrderLine, Parcel, Payment
from orders.transitions import SOLD, UNPAID

_S = Order.Status


@dataclass(frozen=True)
class Step:
    """One entry of the timeline; ``state`` is done, now, next or failed."""

    title: str
    when: datetime.datetime | None
    state: str
    text: str = ""


def find_order(code: str, *, token: str, user: User | None) -> Order | None:
    """The order with this code, for whoever holds its token or owns it; else None."""
    orders = Order.objects.select_related("commune__province").prefetch_related(
        Prefetch("parcels", Parcel.objects.select_related("producer")),
        Prefetch("parcels__lines", OrderLine.objects.select_related("variant__product")),
        "payments",
        "changes",
    )
    order = orders.filter(code=code).first()
    if order is None:
        return None
    owns = user is not None and order.user_id == user.pk
    return order if owns or constant_time_compare(order.access_token, token) else None


def last_payment(order: Order) -> Payment | None:
    """The attempt that counts: the successful one, else the latest."""
    payments = list(order.payments.all())
    paid = [payment for payment in payments if payment.succeeded_at]
    attempts = paid or payments
    return attempts[-1] if attempts else None


def is_waiting(order: Order) -> bool:
    """Whether the order waits for money."""
    return order.status in UNPAID


def may_cancel(order: Order) -> bool:
    """Whether the buyer may still cancel: nothing was handed to a carrier, nothing is over."""
    gone = {Parcel.Status.HANDED_OVER, Parcel.Status.DELIVERED}
    open_ = {_S.PENDING, _S.AWAITING_PAYMENT, _S.CONFIRMED}
    return order.status in open_ and not any(p.status in gone for p in order.parcels.all())


def timeline(order: Order) -> list[Step]:
    """What happened, then what comes next."""
    steps = [Step(_("Order placed"), order.placed_at, "done")]
    for change in order.changes.all():
        if change.after in UNPAID:
            continue  # the placing itself; that money is awaited is said below
        failed = change.after in (_S.CANCELLED, _S.EXPIRED)
        title = _titles()[change.after]
        steps.append(Step(title, change.at, "failed" if failed else "done", change.note))
    return steps + _to_come(order)


def _titles() -> dict[str, str]:
    return {
        _S.CONFIRMED: _("Confirmed, the producers were told"),
        _S.SHIPPED: _("Handed to the carrier"),
        _S.COMPLETED: _("Delivered"),
        _S.CANCELLED: _("Cancelled"),
        _S.EXPIRED: _("The time to pay ran out, the goods went back to the stall"),
    }


def _to_come(order: Order) -> list[Step]:
    packing = Step(_("The producers pack the goods"), None, "now")
    shipping = Step(_("Handed to the carrier"), None, "next")
    arrival = Step(_("Delivered"), None, "next")
    if order.status in UNPAID:
        paying = Step(_("Waiting for the payment"), None, "now")
        return [paying, Step(packing.title, None, "next"), shipping, arrival]
    if order.status == _S.CONFIRMED:
        return [packing, shipping, arrival]
    if order.status == _S.SHIPPED:
        return [Step(arrival.title, None, "now")]
    return []


def is_sold(order: Order) -> bool:
    """Whether the goods are promised to the buyer."""
    return order.status in SOLD
