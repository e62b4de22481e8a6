"""What a Checkout Session may be made of. https://docs.stripe.com/api/checkout/sessions/create"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from devtools.stripe_double.catalogue import price_of
from devtools.stripe_double.double import Double, new_id
from devtools.stripe_double.errors import invalid
from devtools.stripe_double.money import check_amount, currency_of
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

ALLOWED = {
    "cancel_url", "client_reference_id", "customer", "customer_email", "expand", "expires_at",
    "line_items", "locale", "metadata", "mode", "payment_intent_data", "payment_method_types",
    "submit_type", "success_url", "ui_mode",
}  # fmt: skip
LOCALES = ("auto", "vi", "en")
SHORTEST_SECONDS, LONGEST_SECONDS = 30 * 60, 24 * 60 * 60


def line_items(double: Double, params: Params) -> list[dict[str, Any]]:
    """The lines, each with a price made before or spelled out in `price_data`."""
    rows = params.rows("line_items")
    if not rows:
        message = "Missing required param: line_items."
        raise invalid(message, "line_items", "parameter_missing")
    return [_line(double, row) for row in rows]


def _line(double: Double, row: Params) -> dict[str, Any]:
    row.only({"price", "price_data", "quantity"})
    price_id = row.text("price")
    if price_id:
        price = double.get("price", price_id, param=row.name("price"))
        product = double.get("product", price["product"])
        name, note = product["name"], product["description"]
    else:
        price, name, note = _spelled_out(double, row.inner("price_data"))
    quantity = row.integer("quantity", required=True, least=1) or 1
    total = price["unit_amount"] * quantity
    return {
        "id": new_id("li_"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": total,
        "amount_tax": 0,
        "amount_total": total,
        "currency": price["currency"],
        "description": name,
        "price": price,
        "quantity": quantity,
        "_note": note,
    }


def _spelled_out(double: Double, data: Params) -> tuple[Body, str | None, str | None]:
    data.only({"currency", "unit_amount", "product_data"})
    product = data.inner("product_data")
    product.only({"name", "description", "images", "metadata"})
    name = product.text("name", required=True)
    unit = data.integer("unit_amount", required=True) or 0
    price = price_of(double, new_id("prod_", 14), currency_of(data), unit)
    # A price made on the way to a payment belongs to it alone and cannot be used again.
    return {**price, "active": False}, name, product.text("description")


def total_of(lines: list[dict[str, Any]]) -> tuple[int, str]:
    """The sum and its currency; every line must be in the same one."""
    currency = lines[0]["currency"]
    for at, line in enumerate(lines):
        if line["currency"] != currency:
            message = "All line items must have the same currency."
            raise invalid(message, f"line_items[{at}][price_data][currency]")
    total = sum(line["amount_total"] for line in lines)
    check_amount(total, currency, "line_items")
    return total, currency


def address(params: Params, key: str, *, required: bool = False) -> str | None:
    """An absolute http(s) address."""
    text = params.text(key, required=required)
    if text is None:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise invalid("Not a valid URL", params.name(key), "url_invalid")
    return text


def email(params: Params, key: str) -> str | None:
    """An e-mail address, checked no further than Stripe's own first look."""
    text = params.text(key, longest=512)
    if text is not None and not _looks_like_email(text):
        raise invalid(f"Invalid email address: {text}", params.name(key), "email_invalid")
    return text


def _looks_like_email(text: str) -> bool:
    name, at, host = text.rpartition("@")
    return bool(name and at and "." in host and " " not in text)


def ends_at(double: Double, params: Params) -> int:
    """When the session ends: 30 minutes to 24 hours from now, 24 hours unless told."""
    now = double.now()
    asked = params.integer("expires_at")
    if asked is None:
        return now + LONGEST_SECONDS
    if asked < now + SHORTEST_SECONDS:
        raise invalid(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
            " creation.",
            "expires_at",
        )
    if asked > now + LONGEST_SECONDS:
        raise invalid(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            "expires_at",
        )
    return asked
