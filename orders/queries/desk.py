"""What the people behind the counter see: a producer's parcels, an officer's transfers."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from orders.models import Order, OrderLine, Parcel, ParcelChange, Payment
from orders.transitions import PARCEL, allowed
from shop.models import Producer

PER_PAGE = 40
_S = Parcel.Status


@dataclass(frozen=True)
class Pile:
    """One tab of the parcel list."""

    name: str
    states: tuple[str, ...]


PILES = (
    Pile("new", (_S.NEW, _S.PACKED)),
    Pile("sent", (_S.HANDED_OVER,)),
    Pile("done", (_S.DELIVERED,)),
    Pile("off", (_S.WAITING, _S.CANCELLED)),
)


def producers_of(user: User) -> QuerySet[Producer]:
    """The producers this person acts for."""
    return Producer.objects.filter(members__user=user)


def parcels_of(user: User) -> QuerySet[Parcel]:
    """The parcels of this person's producers, and of nobody else."""
    parcels = Parcel.objects.filter(producer__members__user=user)
    return parcels.select_related("order__commune__province", "producer").order_by("-pk")


def pile(user: User, name: str) -> tuple[Pile, list[Parcel]]:
    """The parcels of one tab, newest first; an unknown name is the first tab."""
    chosen = next((one for one in PILES if one.name == name), PILES[0])
    found = parcels_of(user).filter(status__in=chosen.states).prefetch_related("lines")
    return chosen, list(found[:PER_PAGE])


def parcel_of(user: User, number: int) -> Parcel | None:
    """One parcel with its lines and history, or None when it is not this person's to see."""
    return (
        parcels_of(user)
        .prefetch_related(
            Prefetch("lines", OrderLine.objects.order_by("pk")),
            Prefetch("changes", ParcelChange.objects.select_related("actor")),
        )
        .filter(pk=number)
        .first()
    )


def next_states(parcel: Parcel) -> list[str]:
    """Where the producer may move it; cancelling is not among them."""
    ahead = (_S.PACKED, _S.HANDED_OVER, _S.DELIVERED)
    return [state for state in ahead if allowed(PARCEL, parcel.status, state)]


def open_transfers() -> list[Payment]:
    """Transfers that have not arrived, oldest first; late ones of expired orders too."""
    states = (Payment.Status.WAITING, Payment.Status.EXPIRED)
    waiting = Payment.objects.filter(method=Order.Method.VIETQR, status__in=states)
    return list(waiting.select_related("order").order_by("status", "pk")[:200])


def refunds_due() -> list[Payment]:
    """Transfers whose money must go back."""
    due = Payment.objects.filter(method=Order.Method.VIETQR, status=Payment.Status.REFUND_DUE)
    return list(due.select_related("order").order_by("pk")[:200])


def orders_of(user: User) -> list[Order]:
    """A person's orders, newest first."""
    mine = Order.objects.filter(user=user).prefetch_related("lines", "parcels")
    return list(mine[:PER_PAGE])
