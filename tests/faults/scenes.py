"""What the processes of the fault tests do: `python -m tests.faults.scenes SCENE WORDS…`."""

from __future__ import annotations

import datetime
import sys
import uuid
from collections.abc import Callable

import django

django.setup()

from accounts.models import Commune  # noqa: E402 - Django must be set up first
from orders.actions.checkout import place_order  # noqa: E402
from orders.actions.events import apply_event, keep_event  # noqa: E402
from orders.actions.outbox import drain_outbox  # noqa: E402
from orders.actions.recover import refund_payment  # noqa: E402
from orders.contact import Contact  # noqa: E402
from orders.gateway import stripe_gateway  # noqa: E402
from orders.models import Cart  # noqa: E402


def check_out(cart: str, token: str, method: str, total: str, commune: str) -> None:
    """Places the order of a cart."""
    place_order(
        cart=Cart.objects.get(pk=cart),
        contact=Contact("Người mua", "0912345678", "buyer@example.com"),
        commune=Commune.objects.select_related("province").get(pk=commune),
        address_line="Thôn Chợ B",
        method=method,
        expected_total=int(total),
        checkout_token=uuid.UUID(token),
    )


def webhook(event: str) -> None:
    """Keeps and applies a notice that the gateway has sent."""
    found = [one for one in stripe_gateway.list_events(_epoch()) if one.id == event]
    keep_event(found[0])
    apply_event(event)


def mail() -> None:
    """Sends what waits in the outbox."""
    drain_outbox()


def refund(payment: str) -> None:
    """Gives a payment back."""
    refund_payment(int(payment))


def _epoch() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=1)


SCENES: dict[str, Callable[..., None]] = {
    scene.__name__: scene for scene in (check_out, webhook, mail, refund)
}

if __name__ == "__main__":
    SCENES[sys.argv[1]](*sys.argv[2:])
