"""Which call does what."""

from __future__ import annotations

import re
from collections.abc import Callable

from devtools.stripe_double import (
    catalogue,
    charges,
    events,
    intents,
    payment_methods,
    refunds,
    sessions,
)
from devtools.stripe_double.store import Body

Handler = Callable[..., Body]

_ID = r"([A-Za-z0-9_]+)"
_TABLE: list[tuple[str, str, Handler]] = [
    ("POST", "/v1/checkout/sessions", sessions.create),
    ("GET", "/v1/checkout/sessions", sessions.list_all),
    ("GET", f"/v1/checkout/sessions/{_ID}", sessions.retrieve),
    ("GET", f"/v1/checkout/sessions/{_ID}/line_items", sessions.lines),
    ("POST", f"/v1/checkout/sessions/{_ID}/expire", sessions.expire),
    ("POST", "/v1/payment_intents", intents.create),
    ("GET", "/v1/payment_intents", intents.list_all),
    ("GET", f"/v1/payment_intents/{_ID}", intents.retrieve),
    ("POST", f"/v1/payment_intents/{_ID}/confirm", intents.confirm),
    ("POST", f"/v1/payment_intents/{_ID}/cancel", intents.cancel),
    ("POST", "/v1/payment_methods", payment_methods.create),
    ("GET", f"/v1/payment_methods/{_ID}", payment_methods.retrieve),
    ("POST", "/v1/customers", payment_methods.create_customer),
    ("GET", f"/v1/customers/{_ID}", payment_methods.retrieve_customer),
    ("POST", "/v1/products", catalogue.create_product),
    ("GET", f"/v1/products/{_ID}", catalogue.retrieve_product),
    ("POST", "/v1/prices", catalogue.create_price),
    ("GET", f"/v1/prices/{_ID}", catalogue.retrieve_price),
    ("POST", "/v1/charges", charges.create),
    ("GET", "/v1/charges", charges.list_all),
    ("GET", f"/v1/charges/{_ID}", charges.retrieve),
    ("POST", "/v1/refunds", refunds.create),
    ("GET", "/v1/refunds", refunds.list_all),
    ("GET", f"/v1/refunds/{_ID}", refunds.retrieve),
    ("GET", "/v1/events", events.list_all),
    ("GET", f"/v1/events/{_ID}", events.retrieve),
]
_ROUTES = [(method, re.compile(path), handler) for method, path, handler in _TABLE]


def find(method: str, path: str) -> tuple[Handler, tuple[str, ...]] | None:
    """The handler of a call and the ids in its path."""
    for wanted, pattern, handler in _ROUTES:
        match = pattern.fullmatch(path)
        if match and wanted == method:
            return handler, match.groups()
    return None
