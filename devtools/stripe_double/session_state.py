"""A Checkout Session's life: open, then complete or expired, and never back."""

from __future__ import annotations

from devtools.stripe_double import charging, intents
from devtools.stripe_double.double import Call, Double
from devtools.stripe_double.events import emit
from devtools.stripe_double.store import Body

KIND = "checkout.session"


def current(double: Double, session_id: str) -> Body:
    """A session as it is now: one whose end has passed is expired on the way.

    Raises:
        StripeError: 404 resource_missing.
    """
    session = double.get(KIND, session_id, noun="checkout.session", param="session")
    if session["status"] == "open" and session["expires_at"] <= double.now():
        return expire(double, session)
    return session


def expire(double: Double, session: Body, call: Call | None = None) -> Body:
    """Close an open session: its page takes no more money and its unpaid intent is canceled."""
    session.update(status="expired", url=None)
    double.store.save(session)
    if session["payment_intent"]:
        intent = double.get("payment_intent", session["payment_intent"])
        charging.cancel(double, intent, "automatic", call)
    emit(double, "checkout.session.expired", session, call)
    return session


def expire_due(double: Double) -> int:
    """Expire every open session whose end has passed; how many there were."""
    with double.store.transaction():
        late = double.store.due_before(double.now())
        for session in late:
            expire(double, session)
    return len(late)


def intent_of(double: Double, session: Body) -> Body:
    """The session's PaymentIntent, made at the first try to pay (since version 2022-08-01)."""
    if session["payment_intent"]:
        return double.get("payment_intent", session["payment_intent"])
    intent = intents.build(
        double,
        amount=session["amount_total"],
        currency=session["currency"],
        metadata=dict(session["_metadata"]),
    )
    intent.update(
        customer=session["customer"],
        description=session["_description"],
        receipt_email=session["_receipt_email"],
        _session=session["id"],
    )
    session["payment_intent"] = intent["id"]
    double.store.save(intent)
    double.store.save(session, due=session["expires_at"])
    emit(double, "payment_intent.created", intent)
    return intent


def complete(double: Double, session: Body, email: str | None, name: str | None) -> Body:
    """The money is there: the session is complete and paid."""
    session.update(
        status="complete",
        payment_status="paid",
        url=None,
        customer_details={
            "address": None,
            "email": email,
            "name": name,
            "phone": None,
            "tax_exempt": "none",
            "tax_ids": [],
        },
    )
    double.store.save(session)
    emit(double, "checkout.session.completed", session)
    return session
