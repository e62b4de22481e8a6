"""Moving a PaymentIntent: the one place where money is taken, refused or checked.

https://docs.stripe.com/payments/paymentintents/lifecycle
"""

from __future__ import annotations

from typing import Any

from devtools.stripe_double import cards
from devtools.stripe_double.charge_record import charge_for
from devtools.stripe_double.double import Call, Double, visible
from devtools.stripe_double.errors import StripeError
from devtools.stripe_double.events import emit
from devtools.stripe_double.store import Body

CONFIRMABLE = ("requires_payment_method", "requires_confirmation")


def attempt(double: Double, intent: Body, method: Body, call: Call | None = None) -> Body:
    """Try to take the money with a card.

    The intent comes back `succeeded`, `requires_action` (the bank wants 3-D Secure) or
    `requires_payment_method` (declined; the reason is in `last_payment_error`).
    """
    bank = cards.outcome(method["_number"])
    intent["_method"] = method["id"]
    intent["last_payment_error"] = None
    if bank.needs_check:
        return _ask_for_check(double, intent, call)
    return _settle(double, intent, method, bank, call)


def _ask_for_check(double: Double, intent: Body, call: Call | None) -> Body:
    page = f"{double.settings.public_url}/c/3ds/{intent['id']}"
    intent.update(
        status="requires_action",
        payment_method=intent["_method"],
        next_action={
            "type": "redirect_to_url",
            "redirect_to_url": {"url": page, "return_url": intent["_return_url"]},
        },
    )
    double.store.save(intent)
    emit(double, "payment_intent.requires_action", intent, call)
    return intent


def finish_check(double: Double, intent: Body, *, approved: bool) -> Body:
    """The buyer came back from 3-D Secure."""
    method = double.get("payment_method", intent["_method"])
    intent["next_action"] = None
    if approved:
        return _settle(double, intent, method, cards.GOOD, None)
    intent.update(status="requires_payment_method", payment_method=None)
    intent["last_payment_error"] = {
        "code": "payment_intent_authentication_failure",
        "message": "We are unable to authenticate your payment method. Please choose a different"
        " payment method and try again.",
        "payment_method": visible(method),
        "type": "invalid_request_error",
    }
    double.store.save(intent)
    emit(double, "payment_intent.payment_failed", intent)
    return intent


def _settle(
    double: Double, intent: Body, method: Body, bank: cards.Outcome, call: Call | None
) -> Body:
    charge = double.store.save(charge_for(double, intent, method, bank))
    intent["latest_charge"] = charge["id"]
    if bank.code is None:
        intent.update(
            status="succeeded", amount_received=intent["amount"], payment_method=method["id"]
        )
        double.store.save(intent)
        emit(double, "charge.succeeded", charge, call)
        emit(double, "payment_intent.succeeded", intent, call)
        return intent
    intent.update(status="requires_payment_method", payment_method=None)
    intent["last_payment_error"] = {
        "charge": charge["id"],
        "code": bank.code,
        "decline_code": bank.decline_code,
        "message": bank.message,
        "payment_method": visible(method),
        "type": "card_error",
    }
    double.store.save(intent)
    emit(double, "charge.failed", charge, call)
    emit(double, "payment_intent.payment_failed", intent, call)
    return intent


def card_error(intent: Body) -> StripeError:
    """402 with the bank's reason, as a failed confirmation answers."""
    fault: dict[str, Any] = intent["last_payment_error"]
    return StripeError(
        402,
        "card_error",
        fault["message"],
        charge=fault.get("charge"),
        code=fault.get("code"),
        decline_code=fault.get("decline_code"),
        payment_intent=visible(intent),
    )


def cancel(double: Double, intent: Body, reason: str | None, call: Call | None = None) -> Body:
    """Close an intent that took no money."""
    intent.update(
        status="canceled",
        canceled_at=double.now(),
        cancellation_reason=reason,
        next_action=None,
    )
    double.store.save(intent)
    emit(double, "payment_intent.canceled", intent, call)
    return intent
