"""An order as callers get it. Integers are dong; times are ISO 8601 with an offset."""

from datetime import datetime

from ninja import Schema

from orders import vietqr
from orders.api.outputs import ProducerOut
from orders.models import Order, OrderLine, Parcel, Payment
from orders.queries.orders import last_payment


class OrderLineOut(Schema):
    """One pack as it was sold."""

    sku: str
    product: str
    variant: str
    quantity: int
    unit_price: int
    total: int
    session: str | None

    @staticmethod
    def of(line: OrderLine) -> "OrderLineOut":
        """The public form."""
        return OrderLineOut(
            sku=line.sku,
            product=line.product_name,
            variant=line.variant_name,
            quantity=line.quantity,
            unit_price=line.unit_price,
            total=line.total,
            session=line.session or None,
        )


class OrderParcelOut(Schema):
    """One producer's part of the order."""

    producer: ProducerOut
    status: str
    shipping: int
    carrier: str | None
    tracking_code: str | None
    lines: list[OrderLineOut]

    @staticmethod
    def of(parcel: Parcel) -> "OrderParcelOut":
        """The public form."""
        return OrderParcelOut(
            producer=ProducerOut.of(parcel.producer),
            status=parcel.status,
            shipping=parcel.shipping,
            carrier=parcel.carrier or None,
            tracking_code=parcel.tracking_code or None,
            lines=[OrderLineOut.of(line) for line in parcel.lines.all()],
        )


class QrOut(Schema):
    """A bank transfer. ``image`` is a ``data:`` address of a PNG picture of ``payload``."""

    payload: str
    image: str
    bank: str
    account: str
    holder: str
    memo: str
    amount: int


class PaymentOut(Schema):
    """How the order is paid. ``redirect_url`` is the hosted page, once it is open."""

    method: str
    status: str
    amount: int
    refunded: int
    redirect_url: str | None
    qr: QrOut | None

    @staticmethod
    def of(payment: Payment) -> "PaymentOut":
        """The public form; the QR code is there while the transfer is waited for."""
        waiting = payment.status == Payment.Status.WAITING
        transfer = waiting and payment.method == Order.Method.VIETQR
        return PaymentOut(
            method=payment.method,
            status=payment.status,
            amount=payment.amount,
            refunded=payment.refunded,
            redirect_url=payment.redirect_url if waiting and payment.redirect_url else None,
            qr=_qr(payment) if transfer else None,
        )


class ChangeOut(Schema):
    """One step in the order's history."""

    status: str
    at: datetime


class OrderOut(Schema):
    """An order. ``token`` opens it without signing in."""

    code: str
    token: str
    status: str
    subtotal: int
    shipping: int
    discount: int
    total: int
    placed_at: datetime
    hold_until: datetime | None
    payment: PaymentOut
    payments: list[PaymentOut]
    parcels: list[OrderParcelOut]
    history: list[ChangeOut]

    @staticmethod
    def of(order: Order) -> "OrderOut":
        """The public form (``orders.queries.orders.find_order`` has loaded it)."""
        return OrderOut(
            code=order.code,
            token=order.access_token,
            status=order.status,
            subtotal=order.subtotal,
            shipping=order.shipping,
            discount=order.discount,
            total=order.total,
            placed_at=order.placed_at,
            hold_until=order.hold_until,
            payment=PaymentOut.of(last_payment(order)),
            payments=[PaymentOut.of(payment) for payment in order.payments.all()],
            parcels=[OrderParcelOut.of(parcel) for parcel in order.parcels.all()],
            history=[ChangeOut(status=one.after, at=one.at) for one in order.changes.all()],
        )


def _qr(payment: Payment) -> QrOut:
    slip = vietqr.slip(payment)
    return QrOut(
        payload=slip.payload,
        image=vietqr.png_data_uri(slip.payload),
        bank=slip.bank,
        account=slip.account,
        holder=slip.holder,
        memo=slip.memo,
        amount=slip.amount,
    )
