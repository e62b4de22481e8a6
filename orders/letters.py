"""Writing a letter from a message of the outbox, in the language of the person who gets it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.phones import show_phone
from orders import vietqr
from orders.actions.payments import order_address
from orders.models import Order, OutboxMessage


@dataclass(frozen=True)
class Letter:
    """Subject, plain text and HTML."""

    subject: str
    text: str
    html: str


Writer = Callable[[OutboxMessage], Letter]
_writers: dict[str, Writer] = {}


def register_letter(template: str, writer: Writer) -> None:
    """Called by a floor above whose letters are not about an order."""
    _writers[template] = writer


def letter(message: OutboxMessage) -> Letter:
    """The letter; amounts and lines are the order's snapshots. Raises Order.DoesNotExist."""
    if message.template in _writers:
        return _writers[message.template](message)
    order = Order.objects.get(code=message.context["order"])
    parcels = order.parcels.select_related("producer").prefetch_related("lines")
    if "parcel" in message.context:
        parcels = parcels.filter(pk=message.context["parcel"])
    payment = order.payments.order_by("pk").last()
    with translation.override(message.language):
        context = {
            "order": order,
            "phone": show_phone(order.phone),
            "parcels": parcels,
            "payment": payment,
            "slip": vietqr.slip(payment) if payment and payment.method == "vietqr" else None,
            "link": order_address(order),
            "to_pack": _to_pack(message.context.get("parcel")),
            "shop": settings.SITE_NAME,
            "site": settings.SITE_URL,
            "hotline": settings.HOTLINE,
        }
        base = f"orders/mail/{message.template}"
        subject = " ".join(render_to_string(f"{base}_subject.txt", context).split())
        return Letter(
            subject=subject,
            text=render_to_string(f"{base}.txt", context).strip() + "\n",
            html=render_to_string(f"{base}.html", context),
        )


def _to_pack(parcel_id: int | None) -> str:
    """The parcel's page in its producer's workspace; only its members can open it."""
    path = reverse("seller-parcel", args=[parcel_id]) if parcel_id else ""
    return f"{settings.SITE_URL}{path}" if path else ""
