"""What the shop sends to be paid."""

from __future__ import annotations

from typing import Any


def order(**more: Any) -> dict[str, Any]:
    """What the shop sends for a two-line order of 265,000 dong."""
    return {
        "mode": "payment",
        "success_url": "http://127.0.0.1:9/don-hang/DH1/?phien={CHECKOUT_SESSION_ID}",
        "cancel_url": "http://127.0.0.1:9/thanh-toan/",
        "client_reference_id": "DH1",
        "customer_email": "buyer@example.com",
        "locale": "vi",
        "metadata": {"order": "DH1"},
        "payment_intent_data": {"metadata": {"order": "DH1"}},
        "line_items": [_line("Miến dong Tân Hoa", 90_000, 2), _line("Trà hoa vàng", 85_000, 1)],
        **more,
    }


def _line(name: str, unit: int, quantity: int) -> dict[str, Any]:
    price = {"currency": "vnd", "unit_amount": unit, "product_data": {"name": name}}
    return {"price_data": price, "quantity": quantity}
