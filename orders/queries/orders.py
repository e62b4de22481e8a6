"""Reading orders: by secret link, of a person."""

import secrets

from django.db.models import QuerySet

from accounts.models import User
from orders.models import Order, Payment


def find_order(*, code: str, token: str) -> Order | None:
    """The order whose secret link this is, with lines, parcels, payments and history; else None.

    A wrong code and a wrong token cannot be told apart, nor by the time it takes.
    """
    # PostgreSQL's text cannot hold a NUL, so no order can have one in its code.
    order = None if "\x00" in code else _whole(Order.objects.filter(code=code)).first()
    expected = order.access_token if order else secrets.token_urlsafe(32)
    return order if secrets.compare_digest(expected.encode(), token.encode()) else None


def orders_of(user: User) -> QuerySet[Order]:
    """A person's own orders, newest first, with their lines."""
    return Order.objects.filter(user=user).prefetch_related("lines")


def last_payment(order: Order) -> Payment:
    """The payment that counts now (``payments`` should be prefetched)."""
    return max(order.payments.all(), key=lambda payment: payment.pk)


def _whole(orders: QuerySet[Order]) -> QuerySet[Order]:
    return orders.select_related("commune__province").prefetch_related(
        "lines__variant__product",
        "parcels__producer",
        "parcels__lines",
        "parcels__changes",
        "payments",
        "changes",
    )
