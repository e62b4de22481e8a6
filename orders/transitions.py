"""Which state may follow which: one table for orders, one for parcels, one for payments."""

from collections.abc import Mapping

from orders.models import Order, Parcel, Payment

_O, _P, _M = Order.Status, Parcel.Status, Payment.Status

ORDER: Mapping[str, frozenset[str]] = {
    _O.PENDING: frozenset({_O.AWAITING_PAYMENT, _O.CONFIRMED, _O.CANCELLED, _O.EXPIRED}),
    _O.AWAITING_PAYMENT: frozenset({_O.CONFIRMED, _O.CANCELLED, _O.EXPIRED}),
    _O.CONFIRMED: frozenset({_O.SHIPPED, _O.COMPLETED, _O.CANCELLED}),
    _O.SHIPPED: frozenset({_O.COMPLETED}),
    _O.COMPLETED: frozenset(),
    # Money that arrives late brings the order back when the goods are still there.
    _O.EXPIRED: frozenset({_O.CONFIRMED}),
    _O.CANCELLED: frozenset(),
}

PARCEL: Mapping[str, frozenset[str]] = {
    _P.WAITING: frozenset({_P.NEW, _P.CANCELLED}),
    _P.NEW: frozenset({_P.PACKED, _P.HANDED_OVER, _P.CANCELLED}),
    _P.PACKED: frozenset({_P.HANDED_OVER, _P.CANCELLED}),
    _P.HANDED_OVER: frozenset({_P.DELIVERED}),
    _P.DELIVERED: frozenset(),
    _P.CANCELLED: frozenset({_P.NEW}),  # only with an expired order that was paid late
}

# Only ever forward. A failed or expired attempt may still turn out to have been paid.
PAYMENT: Mapping[str, frozenset[str]] = {
    _M.CREATED: frozenset({_M.WAITING, _M.SUCCEEDED, _M.FAILED, _M.EXPIRED, _M.REFUND_DUE}),
    _M.WAITING: frozenset({_M.SUCCEEDED, _M.FAILED, _M.EXPIRED, _M.REFUND_DUE}),
    _M.FAILED: frozenset({_M.SUCCEEDED, _M.REFUND_DUE}),
    _M.EXPIRED: frozenset({_M.SUCCEEDED, _M.REFUND_DUE}),
    _M.SUCCEEDED: frozenset({_M.REFUND_DUE}),
    _M.REFUND_DUE: frozenset({_M.REFUNDED}),
    _M.REFUNDED: frozenset(),
}

# Orders that were paid for, or will be at the door: their goods are promised.
SOLD = frozenset({_O.CONFIRMED, _O.SHIPPED, _O.COMPLETED})
# Orders that still wait for money.
UNPAID = frozenset({_O.PENDING, _O.AWAITING_PAYMENT})


def allowed(table: Mapping[str, frozenset[str]], before: str, after: str) -> bool:
    """Whether ``after`` may follow ``before``."""
    return after in table[before]
