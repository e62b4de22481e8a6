"""Writing a letter from a message of the outbox, in the language of the person who gets it."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from orders import vietqr
from orders.actions.payments import order_address
from orders.models import Order, OutboxMessage


@dataclass(frozen=True)
class Letter:
    """Subject, plain text and HTML."""

    subject: str
    text: str
    html: str


def letter(message: OutboxMessage) -> Letter:
    """The letter; amounts and lines are the order's snapshots. Raises Order.DoesNotExist."""
    order = Order.objects.get(code=message.context["order"])
    parcels = order.parcels.select_related("producer").prefetch_related("lines")
    if "parcel" in message.context:
        parcels = parcels.filter(pk=message.context["parcel"])
    payment = order.payments.order_by("pk").last()
    with translation.override(message.language):
        context = {
            "order": order,
            "parcels": parcels,
            "payment": payment,
            "slip": vietqr.slip(payment) if payment and payment.method == "vietqr" else None,
            "link": order_address(order),
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
