"""Sales of the past for the sample shop, written through the same tables as real ones.

Stock, history and ledger are those of a delivered order, so every invariant holds; only the dates
lie in the past. Nothing is mailed.
"""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction

from accounts.models import Commune
from orders.actions import ledger
from orders.actions.cart import close_cart
from orders.actions.confirm import accept_money
from orders.actions.intent import write_order
from orders.basket import Basket
from orders.contact import Checkout, Contact
from orders.models import (
    Cart,
    CartLine,
    Order,
    OrderChange,
    OutboxMessage,
    Parcel,
    ParcelChange,
    Payment,
    Reservation,
)
from orders.queries.cart import basket
from shop.actions import stock
from shop.models import Variant

_O, _P = Order.Status, Parcel.Status
CONTACT = Contact("Người mua mẫu", "+84900000000")


@dataclass(frozen=True)
class SampleLine:
    """Units of one pack, sold in a market session or, with "", on its page."""

    variant_id: int
    quantity: int
    session: str = ""


@transaction.atomic
def write_sample_orders(
    *, lines: Sequence[SampleLine], at: datetime.datetime, method: str = "cod"
) -> Order:
    """One delivered order, sold at ``at`` (UTC). Its goods are received first, so the shelf is
    as full afterwards as before. Raises ValueError without lines."""
    if not lines:
        raise ValueError("A sample order needs a line.")
    cart = _cart(lines)
    commune = Commune.objects.select_related("province").order_by("pk").first()
    if commune is None:
        raise ValueError("Load the places first: manage.py load_places")
    priced = basket(cart, commune=commune, with_stars=False)
    # Alcohol is never sold for cash, not even in a sample.
    order = _write(cart, priced, commune, "vietqr" if priced.has_alcohol else method)
    _deliver(order, {line.variant.pk: line.quantity for line in priced.lines})
    OutboxMessage.objects.filter(context__order=order.code, sent_at__isnull=True).delete()
    order.status, order.placed_at, order.confirmed_at = _O.COMPLETED, at, at
    order.save(update_fields=["status", "placed_at", "confirmed_at"])
    order.payments.update(status=Payment.Status.SUCCEEDED, created_at=at, succeeded_at=at)
    return order


def _cart(lines: Sequence[SampleLine]) -> Cart:
    cart = Cart.objects.create()
    variants = Variant.objects.in_bulk([line.variant_id for line in lines])
    for line in lines:
        stock.receive(variants[line.variant_id], line.quantity, reason="sample sale")
    CartLine.objects.bulk_create(
        CartLine(
            cart=cart,
            variant=variants[line.variant_id],
            quantity=line.quantity,
            session=line.session,
        )
        for line in lines
    )
    return cart


def _write(cart: Cart, priced: Basket, commune: Commune, method: str) -> Order:
    wish = Checkout(
        contact=CONTACT,
        commune=commune,
        address_line="Dữ liệu mẫu",
        method=method,
        expected_total=priced.total,
        checkout_token=uuid.uuid4(),
        age_confirmed=priced.has_alcohol,
    )
    close_cart(cart=cart)
    order, _payment_id = write_order(cart, priced, wish, None)
    if method != Order.Method.COD:
        _pay(order)
    return order


def _deliver(order: Order, units: dict[int, int]) -> None:
    """What packing, handing over and delivering leave behind, all parcels in one go: hundreds of
    sample sales are written when the shop is first opened."""
    stock.ship(units, order_code=order.code)
    order.reservations.update(state=Reservation.State.SHIPPED)
    parcels = list(order.parcels.all())
    ParcelChange.objects.bulk_create(
        ParcelChange(parcel=parcel, before=before, after=after)
        for parcel in parcels
        for before, after in pairwise((_P.NEW, _P.HANDED_OVER, _P.DELIVERED))
    )
    order.parcels.update(status=_P.DELIVERED)
    OrderChange.objects.bulk_create(
        OrderChange(order=order, before=before, after=after)
        for before, after in pairwise((_O.CONFIRMED, _O.SHIPPED, _O.COMPLETED))
    )
    if order.method == Order.Method.COD:
        ledger.post_received(order, order.payments.get())


def _pay(order: Order) -> None:
    accept_money(order, Payment.objects.get(order=order))
