"""The rows of a new order, written together inside the transaction of phase 1."""

import datetime
import secrets
import uuid

from django.conf import settings
from django.db import connection
from django.utils import timezone

from accounts.models import User
from orders import pricing
from orders.actions import ledger, mail
from orders.basket import Basket, BasketLine
from orders.contact import Checkout
from orders.errors import OutOfStock, Shortage
from orders.hooks import announce_sale
from orders.models import (
    Cart,
    Order,
    OrderChange,
    OrderLine,
    Parcel,
    ParcelChange,
    Payment,
    Reservation,
)
from orders.queries.rates import SaleRates, sale_rates
from shop.actions import stock
from shop.clock import today

_S = Order.Status
# What a new order waits for. Cash is collected at the door, so there is nothing to wait for.
_FIRST_STATUS = {
    Order.Method.COD: _S.CONFIRMED,
    Order.Method.VIETQR: _S.AWAITING_PAYMENT,
    Order.Method.STRIPE: _S.PENDING,
}


def write_order(
    cart: Cart, priced: Basket, wish: Checkout, user: User | None
) -> tuple[Order, int | None]:
    """Writes the order and reserves its goods. Raises OutOfStock.

    The second value is the id of a payment that the gateway must be asked about, or None.
    """
    order = _order(cart, priced, wish, user)
    order.save(force_insert=True)
    parcels = _parcels(order, priced)
    lines = _lines(order, priced, parcels, sale_rates(today()))
    Reservation.objects.bulk_create(
        Reservation(
            order=order,
            variant_id=line.variant_id,
            quantity=line.quantity,
            expires_at=order.hold_until,
        )
        for line in lines
    )
    OrderChange.objects.create(order=order, before="", after=order.status, actor=user)
    payment = _payment(order)
    if order.status == _S.CONFIRMED:
        ledger.post_sale(order, lines)
    mail.queue_placed(order, parcels.values() if order.status == _S.CONFIRMED else [])
    # Last, so that the rows of a hot pack stay locked for as short a time as can be.
    reserve(order, {line.variant_id: line.quantity for line in lines})
    announce_sale(order)
    return order, payment.pk if payment.status == Payment.Status.CREATED else None


def reserve(order: Order, wanted: dict[int, int]) -> None:
    """Holds units (variant id → units) for the order; raises OutOfStock of this floor."""
    try:
        stock.reserve(wanted, order_code=order.code)
    except stock.OutOfStock as short:
        raise OutOfStock(Shortage(i.sku, i.wanted, i.available) for i in short.items) from None


def hold_until(method: str, now: datetime.datetime) -> datetime.datetime | None:
    """When unpaid goods go back on the shelf; None when nothing has to be paid ahead."""
    seconds = {
        Order.Method.VIETQR: settings.VIETQR_HOLD_SECONDS,
        Order.Method.STRIPE: settings.STRIPE_HOLD_SECONDS,
    }.get(Order.Method(method))
    return now + datetime.timedelta(seconds=seconds) if seconds else None


def _order(cart: Cart, priced: Basket, wish: Checkout, user: User | None) -> Order:
    number, now = _next_number(), timezone.now()
    status = _FIRST_STATUS[Order.Method(wish.method)]
    return Order(
        pk=number,
        code=f"DH{number:06d}",
        access_token=secrets.token_urlsafe(32),
        checkout_token=wish.checkout_token,
        cart=cart,
        user=user,
        status=status,
        method=wish.method,
        name=wish.contact.name,
        phone=wish.contact.phone,
        email=wish.contact.email,
        commune=wish.commune,
        address_line=wish.address_line,
        address_text=f"{wish.address_line}, {wish.commune}",
        note=wish.note,
        invoice=dict(wish.invoice),
        language=wish.language,
        age_confirmed=wish.age_confirmed,
        subtotal=priced.subtotal,
        shipping=priced.shipping,
        discount=priced.discount,
        total=priced.total,
        confirmed_at=now if status == _S.CONFIRMED else None,
        hold_until=hold_until(wish.method, now),
    )


def _next_number() -> int:
    """The order's key ahead of the row, because the code people read is made from it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('orders_order', 'id'))")
        return int(cursor.fetchone()[0])


def _parcels(order: Order, priced: Basket) -> dict[int, Parcel]:
    """Producer id → its parcel, with the first row of its history."""
    confirmed = order.status == _S.CONFIRMED
    status = Parcel.Status.NEW if confirmed else Parcel.Status.WAITING
    parcels = Parcel.objects.bulk_create(
        Parcel(
            order=order,
            producer=parcel.producer,
            status=status,
            shipping=parcel.shipping or 0,
            weight_g=parcel.weight_g,
        )
        for parcel in priced.parcels
    )
    ParcelChange.objects.bulk_create(
        ParcelChange(parcel=parcel, before="", after=status) for parcel in parcels
    )
    return {parcel.producer_id: parcel for parcel in parcels}


def _lines(
    order: Order, priced: Basket, parcels: dict[int, Parcel], rates: SaleRates
) -> list[OrderLine]:
    return OrderLine.objects.bulk_create(
        _line(order, line, parcels[parcel.producer.pk], rates)
        for parcel in priced.parcels
        for line in parcel.lines
    )


def _line(order: Order, line: BasketLine, parcel: Parcel, rates: SaleRates) -> OrderLine:
    """Prices, seller and rates as they stand at this moment; later changes do not touch them."""
    vat_bp, pit_bp = rates.tax(parcel.producer.kind, is_service=line.product.category.is_service)
    kept = pricing.deductions(
        line.total, commission_bp=rates.commission_bp, vat_bp=vat_bp, pit_bp=pit_bp
    )
    return OrderLine(
        order=order,
        parcel=parcel,
        producer=parcel.producer,
        variant=line.variant,
        product_name=line.product.name,
        variant_name=line.variant.name,
        sku=line.variant.sku,
        unit_price=line.unit_price,
        quantity=line.quantity,
        total=line.total,
        commission_bp=rates.commission_bp,
        commission=kept.commission,
        vat_bp=vat_bp,
        pit_bp=pit_bp,
        tax_withheld=kept.tax,
        session=line.session,
    )


def _payment(order: Order) -> Payment:
    """The one payment. Its key is stored before any gateway is asked, so asking can be repeated."""
    asks_gateway = order.method == Order.Method.STRIPE
    return Payment.objects.create(
        order=order,
        method=order.method,
        status=Payment.Status.CREATED if asks_gateway else Payment.Status.WAITING,
        amount=order.total,
        idempotency_key=uuid.uuid4().hex,
        memo=f"OCOP {order.code}" if order.method == Order.Method.VIETQR else "",
    )
