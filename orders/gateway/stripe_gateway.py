"""Stripe, through its hosted page (Checkout Sessions). No card number ever reaches us.

Retries of the client library are off: every call that writes carries a key stored in our database,
and repeating it is the business of the recovery task. Dong has no decimals at Stripe either.
"""

import datetime
import functools
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import stripe
from django.conf import settings

from orders.gateway.errors import GatewayBroken, GatewayDown, GatewayRefused
from orders.models import Payment

CONNECT_SECONDS, ANSWER_SECONDS = 3.0, 12.0
TOLERANCE_SECONDS = 300
CURRENCY = "vnd"
_SIGNED_AT = re.compile(r"\bt=(\d{1,12})\b")
_NAME = re.compile(r"[\w.-]{1,120}", re.ASCII)
# The only events that can move a payment; all others are ignored.
EVENTS = (
    "checkout.session.completed",
    "checkout.session.expired",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
)


@dataclass(frozen=True)
class SessionReading:
    """A Checkout Session as the gateway shows it now. ``amount`` is dong."""

    id: str
    status: str  # open, complete, expired
    paid: bool
    amount: int
    currency: str
    url: str
    intent: str
    payment_id: int | None  # our payment, as we wrote it into the session; None: not ours


@dataclass(frozen=True)
class EventNotice:
    """A notice that something happened to ``object_id``."""

    id: str
    kind: str
    object_id: str
    created: int  # seconds since the epoch


def create_session(
    payment: Payment, *, success_url: str, cancel_url: str, expires_at: datetime.datetime
) -> SessionReading:
    """Opens a hosted page for ``payment`` (its ``order`` must be loaded) and returns it.

    Repeating the call with the same stored key gives the same session. Raises GatewayDown,
    GatewayBroken, GatewayRefused.
    """
    order = payment.order
    marks = {"order": order.code, "payment": str(payment.pk)}
    product = {"name": f"{settings.SITE_NAME} · {order.code}"}
    price = {"currency": CURRENCY, "unit_amount": payment.amount, "product_data": product}
    params: dict[str, Any] = {
        "mode": "payment",
        "payment_method_types": ["card"],
        "line_items": [{"quantity": 1, "price_data": price}],
        "client_reference_id": order.code,
        "metadata": marks,
        "payment_intent_data": {"metadata": marks, "description": order.code},
        "success_url": success_url,
        "cancel_url": cancel_url,
        "expires_at": int(expires_at.timestamp()),
        "locale": "en" if order.language == "en" else "vi",
    }
    if order.email:
        params["customer_email"] = order.email
    options: Any = {"idempotency_key": payment.idempotency_key}
    with _told_apart():
        return _reading(_client().v1.checkout.sessions.create(params, options))  # type: ignore[arg-type]


def read_session(session_id: str) -> SessionReading:
    """The session as it is now. Raises GatewayDown, GatewayRefused (no such session)."""
    with _told_apart():
        return _reading(_client().v1.checkout.sessions.retrieve(session_id))


def expire_session(session_id: str) -> SessionReading:
    """Closes the hosted page. Raises GatewayRefused when it is paid or closed already."""
    with _told_apart():
        return _reading(_client().v1.checkout.sessions.expire(session_id))


def refund(*, intent: str, amount: int, key: str) -> str:
    """Gives ``amount`` dong of a payment back and returns the refund's id.

    A payment that was already given back counts as done: returns "". Raises GatewayDown,
    GatewayBroken, GatewayRefused.
    """
    params: Any = {"payment_intent": intent, "amount": amount}
    options: Any = {"idempotency_key": f"refund-{key}"}
    try:
        with _told_apart():
            return str(_client().v1.refunds.create(params, options).id)
    except GatewayRefused as refused:
        cause = refused.__cause__
        if isinstance(cause, stripe.StripeError) and cause.code == "charge_already_refunded":
            return ""
        raise


def list_events(since: datetime.datetime) -> list[EventNotice]:
    """Every notice about sessions since then, oldest first: finds those that never arrived."""
    params: Any = {"types": list(EVENTS), "created": {"gte": int(since.timestamp())}, "limit": 100}
    with _told_apart():
        pages = _client().v1.events.list(params)
        found = [notice(event.to_dict()) for event in pages.auto_paging_iter()]
    return sorted(found, key=lambda one: one.created)


def verified(payload: bytes, signature: str) -> EventNotice:
    """The notice in a webhook's body.

    Raises ValueError when it is not signed by the gateway, or was signed more than five minutes
    ago or ahead, and when the shop has no secret to check it with.
    """
    signed_at = _SIGNED_AT.search(signature)
    if not settings.STRIPE_WEBHOOK_SECRET or not signed_at:
        raise ValueError("no secret or no signature")
    if int(signed_at.group(1)) > time.time() + TOLERANCE_SECONDS:
        raise ValueError("signed in the future")
    try:
        stripe.WebhookSignature.verify_header(
            payload.decode(), signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=TOLERANCE_SECONDS
        )
        event: dict[str, Any] = json.loads(payload)
    except (stripe.SignatureVerificationError, UnicodeDecodeError, ValueError) as error:
        raise ValueError("not signed by the gateway") from error
    return notice(event)


def notice(event: dict[str, Any]) -> EventNotice:
    """The little of an event that we keep: it is only a hint to read the object again.

    Raises ValueError when its names are none that the gateway gives.
    """
    found = EventNotice(
        id=str(event["id"]),
        kind=str(event["type"]),
        object_id=str(event["data"]["object"]["id"]),
        created=event["created"],
    )
    names = (found.id, found.kind, found.object_id)
    if not all(_NAME.fullmatch(name) for name in names) or not isinstance(found.created, int):
        raise ValueError("not a notice")
    return found


@functools.lru_cache(maxsize=4)
def _client_for(secret: str, base: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        secret,
        base_addresses={"api": base} if base else {},
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, ANSWER_SECONDS)),
        max_network_retries=0,
    )


def _client() -> stripe.StripeClient:
    return _client_for(settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE)


@contextmanager
def _told_apart() -> Iterator[None]:
    """Turns the library's many errors into the three cases that we act on."""
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError) as error:
        raise GatewayDown(type(error).__name__) from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        # Our own keys are wrong: an operator must look, and no buyer's payment has failed.
        raise GatewayDown(type(error).__name__) from error
    except stripe.StripeError as error:
        status = error.http_status or 0
        if status == 409:  # the same key is being worked on at this moment
            raise GatewayDown("in flight") from error
        if status >= 500:
            raise GatewayBroken(str(status)) from error
        raise GatewayRefused(error.user_message or str(error)) from error


def _reading(session: Any) -> SessionReading:
    body: dict[str, Any] = session.to_dict()
    intent = body.get("payment_intent") or ""
    mark = (body.get("metadata") or {}).get("payment", "")
    return SessionReading(
        id=body["id"],
        status=body.get("status") or "",
        paid=body.get("payment_status") == "paid",
        amount=int(body.get("amount_total") or 0),
        currency=body.get("currency") or "",
        url=body.get("url") or "",
        intent=intent if isinstance(intent, str) else intent["id"],
        payment_id=int(mark) if mark.isdigit() else None,
    )
