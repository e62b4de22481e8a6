"""Which mail a change of an order causes. Rows only: the worker sends them from the outbox."""

import hashlib
from collections.abc import Iterable

from orders.doorbell import ring_after_commit
from orders.models import Order, OutboxMessage, Parcel
from shop.models import Member


def queue_placed(order: Order, to_pack: Iterable[Parcel]) -> None:
    """To the buyer: what was ordered and, when it waits for money, how to pay.

    To the producers of ``to_pack``, which is empty while nothing may be packed: their parcel only.
    """
    messages = _to_buyer(order, "order_placed")
    _queue(messages + _to_producers(order, to_pack, "parcel_new"))


def queue_paid(order: Order, parcels: Iterable[Parcel]) -> None:
    """To the buyer: the money has arrived. To each producer: its parcel may be packed."""
    _queue(_to_buyer(order, "order_paid") + _to_producers(order, parcels, "parcel_new"))


def queue_cancelled(order: Order, parcels: Iterable[Parcel]) -> None:
    """To the buyer, and to the producers who had been told to pack (``parcels``)."""
    messages = _to_buyer(order, "order_cancelled")
    _queue(messages + _to_producers(order, parcels, "parcel_cancelled"))


def _to_buyer(order: Order, template: str) -> list[OutboxMessage]:
    if not order.email:
        return []
    return [
        OutboxMessage(
            key=f"{template}:{order.code}:buyer",
            template=template,
            recipient=order.email,
            language=order.language,
            context={"order": order.code},
        )
    ]


def _to_producers(order: Order, parcels: Iterable[Parcel], template: str) -> list[OutboxMessage]:
    """The producer's own address, and every member who signs in with an e-mail address."""
    by_producer = {parcel.producer_id: parcel for parcel in parcels}
    if not by_producer:
        return []
    members = Member.objects.filter(
        producer__in=by_producer, user__is_active=True, user__email__isnull=False
    ).values_list("producer_id", "user__email", "user__language")
    people = {(parcel.producer_id, parcel.producer.email): "vi" for parcel in by_producer.values()}
    people |= {(producer, email or ""): language for producer, email, language in members}
    return [
        OutboxMessage(
            key=f"{template}:{order.code}:{producer}:{_digest(email)}",
            template=template,
            recipient=email,
            language=language,
            context={"order": order.code, "parcel": by_producer[producer].pk},
        )
        for (producer, email), language in sorted(people.items())
        if email
    ]


def _digest(email: str) -> str:
    """A short name for an address that may be longer than a key."""
    return hashlib.sha256(email.encode()).hexdigest()[:16]


def _queue(messages: list[OutboxMessage]) -> None:
    """A message that is already there stays as it is: nothing is ever sent twice."""
    if messages:
        OutboxMessage.objects.bulk_create(messages, ignore_conflicts=True)
        ring_after_commit("drain_outbox")
