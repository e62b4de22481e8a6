"""What a buyer does on the hosted page, as steps on the account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from devtools.stripe_double import cards, charging, payment_methods, session_state
from devtools.stripe_double.double import Double
from devtools.stripe_double.store import Body

_EXPIRY = re.compile(r"(0[1-9]|1[0-2])\s*/\s*(?:20)?(\d\d)")


@dataclass(frozen=True)
class CardForm:
    """What was typed. `number` has no spaces."""

    number: str
    expiry: str
    cvc: str
    name: str
    email: str

    def fault(self, double: Double) -> str | None:
        """The first thing wrong with the form, as a key of the page's texts."""
        if not cards.plausible(self.number):
            return "incorrect_number"
        match = _EXPIRY.fullmatch(self.expiry.strip())
        if not match:
            return "invalid_expiry"
        today = datetime.fromtimestamp(double.now(), UTC)
        if (2000 + int(match[2]), int(match[1])) < (today.year, today.month):
            return "past_expiry"
        return None if re.fullmatch(r"\d{3,4}", self.cvc.strip()) else "invalid_cvc"

    def month_and_year(self) -> tuple[int, int]:
        """The end of the card's life, as two numbers."""
        match = _EXPIRY.fullmatch(self.expiry.strip())
        return (int(match[1]), 2000 + int(match[2])) if match else (12, 2034)


def pay(double: Double, session: Body, form: CardForm) -> Body:
    """Try to pay an open session; the intent that comes back tells how it went."""
    with double.store.transaction():
        intent = session_state.intent_of(double, session)
        email = session["customer_email"] or form.email or None
        month, year = form.month_and_year()
        method = payment_methods.make_card(double, form.number, month, year, email)
        method["billing_details"]["name"] = form.name or None
        double.store.save(method)
        intent = charging.attempt(double, intent, method)
        if intent["status"] == "succeeded":
            _complete(double, session, intent)
    return intent


def finish_check(double: Double, intent: Body, *, approved: bool) -> Body:
    """Come back from 3-D Secure; a second visit changes nothing."""
    with double.store.transaction():
        if intent["status"] != "requires_action":
            return intent
        intent = charging.finish_check(double, intent, approved=approved)
        if intent["status"] == "succeeded" and intent["_session"]:
            session = double.get(session_state.KIND, intent["_session"])
            _complete(double, session, intent)
    return intent


def _complete(double: Double, session: Body, intent: Body) -> None:
    buyer = double.get("payment_method", intent["payment_method"])["billing_details"]
    session_state.complete(double, session, buyer["email"], buyer["name"])


def success_url(session: Body) -> str:
    """Where a paid buyer goes. https://docs.stripe.com/payments/checkout/custom-success-page"""
    url: str = session["success_url"]
    return url.replace("{CHECKOUT_SESSION_ID}", session["id"])
