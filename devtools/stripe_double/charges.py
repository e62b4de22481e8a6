"""Charges: read those of intents, or take money straight from a test token.

https://docs.stripe.com/api/charges
"""

from __future__ import annotations

from devtools.stripe_double import cards, payment_methods
from devtools.stripe_double.charge_record import charge_for
from devtools.stripe_double.double import Call, Double
from devtools.stripe_double.errors import StripeError, missing
from devtools.stripe_double.events import emit
from devtools.stripe_double.lists import listing_by
from devtools.stripe_double.money import check_amount, currency_of
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

_CREATE = {"amount", "currency", "description", "expand", "metadata", "receipt_email", "source"}


def create(double: Double, call: Call) -> Body:
    """POST /v1/charges with `source=tok_visa` or another test token."""
    params = Params(call.params)
    params.only(_CREATE)
    amount = params.integer("amount", required=True, least=1) or 0
    currency = currency_of(params)
    check_amount(amount, currency, "amount")
    token = params.text("source", required=True) or ""
    number = cards.for_token(token)
    if number is None:
        raise missing("token", token, "source")
    order = {
        "id": None,
        "amount": amount,
        "currency": currency,
        "customer": None,
        "description": params.text("description"),
        "metadata": params.metadata(),
        "receipt_email": params.text("receipt_email"),
    }
    method = payment_methods.make_card(double, number, 12, 2034, None)
    bank = cards.outcome(number)
    charge = double.store.save(charge_for(double, order, method, bank))
    if bank.code is None:
        emit(double, "charge.succeeded", charge, call)
        return charge
    emit(double, "charge.failed", charge, call)
    raise StripeError(
        402,
        "card_error",
        bank.message,
        charge=charge["id"],
        code=bank.code,
        decline_code=bank.decline_code,
    )


def retrieve(double: Double, call: Call, charge_id: str) -> Body:
    """GET /v1/charges/{id}"""
    Params(call.params).only({"expand"})
    return double.get("charge", charge_id)


def list_all(double: Double, call: Call) -> Body:
    """GET /v1/charges, by `payment_intent` or `customer`."""
    return listing_by(double, call, "charge", ("payment_intent", "customer"))
