"""What a buyer does on the pages, without a script."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from accounts.models import Commune
from orders.models import Order
from shop.models import Variant

HTMX = {"HX-Request": "true"}


def add(client: Client, variant: Variant, quantity: int = 1, **more: str) -> Any:
    """Presses "Add to cart"."""
    data = {"sku": variant.sku, "quantity": str(quantity), **more}
    return client.post("/gio-hang/them/", data)


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of the page."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert tag, name
    value = re.search(r'value="([^"]*)"', tag.group())
    return value.group(1) if value else ""


def wish(client: Client, commune: Commune, **changes: str) -> dict[str, str]:
    """A well-filled form, with the total that the page shows for that place."""
    page = client.get("/thanh-toan/").content.decode()
    data = {
        "checkout_token": hidden(page, "checkout_token"),
        "expected_total": hidden(page, "expected_total"),
        "name": "Người mua",
        "phone": "0912 345 678",
        "place": str(commune),
        "commune_code": commune.pk,
        "address_line": "Thôn Chợ B",
        "email": "",
        "note": "",
        "method": "cod",
        **changes,
    }
    if "expected_total" not in changes:
        quoted = client.post("/thanh-toan/", {**data, "step": "quote"}).content.decode()
        data["expected_total"] = hidden(quoted, "expected_total")
    return data


def order(client: Client, commune: Commune, **changes: str) -> Order:
    """Fills in the form, presses the button, and returns the order the page leads to."""
    answer = client.post("/thanh-toan/", wish(client, commune, **changes))
    assert answer.status_code == 302, answer.content.decode()
    return Order.objects.latest("pk")


def link(order: Order, part: str = "", token: str | None = None) -> str:
    """The address of the order's page."""
    return f"/don-hang/{order.code}/{part}?t={order.access_token if token is None else token}"


def text_of(answer: Any) -> str:
    """What a reader sees: no tags, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
