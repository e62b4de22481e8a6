"""PaymentIntents and Charges. https://docs.stripe.com/api/payment_intents"""

from __future__ import annotations

from devtools.stripe_double import charging, payment_methods
from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.errors import invalid, refused
from devtools.stripe_double.events import emit
from devtools.stripe_double.lists import listing_by
from devtools.stripe_double.money import check_amount, currency_of
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

_CREATE = {
    "amount", "automatic_payment_methods", "capture_method", "confirm", "currency", "customer",
    "description", "expand", "metadata", "payment_method", "payment_method_data",
    "payment_method_types", "receipt_email", "return_url",
}  # fmt: skip
_REASONS = ("duplicate", "fraudulent", "requested_by_customer", "abandoned")


def build(double: Double, *, amount: int, currency: str, metadata: dict[str, str]) -> Body:
    """A new intent that waits for a card; amounts in the currency's smallest unit."""
    intent_id = new_id("pi_")
    return {
        "id": intent_id,
        "object": "payment_intent",
        "amount": amount,
        "amount_capturable": 0,
        "amount_received": 0,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic",
        "client_secret": f"{intent_id}_secret_{new_id('', 25)}",
        "confirmation_method": "automatic",
        "created": double.now(),
        "currency": currency,
        "customer": None,
        "description": None,
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": metadata,
        "next_action": None,
        "payment_method": None,
        "payment_method_types": ["card"],
        "receipt_email": None,
        "status": "requires_payment_method",
        "_method": None,
        "_return_url": None,
        "_session": None,
    }


def create(double: Double, call: Call) -> Body:
    """POST /v1/payment_intents"""
    params = Params(call.params)
    params.only(_CREATE)
    if params.choice("capture_method", ("automatic", "automatic_async", "manual")) == "manual":
        raise invalid("This stand-in captures at once: manual is not covered", "capture_method")
    amount = params.integer("amount", required=True, least=1) or 0
    currency = currency_of(params)
    check_amount(amount, currency, "amount")
    intent = build(double, amount=amount, currency=currency, metadata=params.metadata())
    customer = params.text("customer")
    if customer:
        double.get("customer", customer, param="customer")
    intent.update(
        customer=customer,
        description=params.text("description"),
        receipt_email=params.text("receipt_email"),
        _return_url=params.text("return_url"),
    )
    method = _method(double, params)
    if method:
        intent.update(payment_method=method["id"], status="requires_confirmation")
    double.store.save(intent)
    emit(double, "payment_intent.created", intent, call)
    return _confirm(double, intent, method, call) if params.flag("confirm") else intent


def confirm(double: Double, call: Call, intent_id: str) -> Body:
    """POST /v1/payment_intents/{id}/confirm"""
    params = Params(call.params)
    params.only({"payment_method", "payment_method_data", "return_url", "receipt_email", "expand"})
    intent = double.get("payment_intent", intent_id, noun="payment_intent")
    method = _method(double, params)
    if method is None and intent["payment_method"]:
        method = double.get("payment_method", intent["payment_method"])
    intent["_return_url"] = params.text("return_url") or intent["_return_url"]
    return _confirm(double, intent, method, call)


def _method(double: Double, params: Params) -> Body | None:
    if "payment_method_data" in params.data:
        return payment_methods.from_params(double, params.inner("payment_method_data"))
    token = params.text("payment_method")
    return payment_methods.resolve(double, token) if token else None


def _confirm(double: Double, intent: Body, method: Body | None, call: Call) -> Body:
    if intent["status"] not in charging.CONFIRMABLE:
        raise _unexpected(intent, "confirm")
    if method is None:
        raise refused(
            "You cannot confirm this PaymentIntent because it's missing a payment method.",
            code="payment_intent_unexpected_state",
        )
    charging.attempt(double, intent, method, call)
    if intent["last_payment_error"]:
        raise charging.card_error(intent)
    return intent


def cancel(double: Double, call: Call, intent_id: str) -> Body:
    """POST /v1/payment_intents/{id}/cancel"""
    params = Params(call.params)
    params.only({"cancellation_reason", "expand"})
    reason = params.choice("cancellation_reason", _REASONS)
    intent = double.get("payment_intent", intent_id, noun="payment_intent")
    if intent["status"] in ("succeeded", "canceled"):
        raise _unexpected(intent, "cancel")
    if intent["_session"]:
        raise refused("Expire the Checkout Session of this PaymentIntent instead of canceling it.")
    return charging.cancel(double, intent, reason, call)


def _unexpected(intent: Body, verb: str) -> Exception:
    message = f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}."
    return refused(message, code="payment_intent_unexpected_state")


def retrieve(double: Double, call: Call, intent_id: str) -> Body:
    """GET /v1/payment_intents/{id}"""
    Params(call.params).only({"expand", "client_secret"})
    return double.get("payment_intent", intent_id, noun="payment_intent", param="intent")


def list_all(double: Double, call: Call) -> Body:
    """GET /v1/payment_intents, by `customer`."""
    return listing_by(double, call, "payment_intent", ("customer",))
