"""Payment methods (cards only) and customers, as far as a payment needs them."""

from __future__ import annotations

from devtools.stripe_double import cards
from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.errors import StripeError, invalid
from devtools.stripe_double.events import emit
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body


def make_card(double: Double, number: str, month: int, year: int, email: str | None) -> Body:
    """Keep a card. Its number stays inside; the outside sees the last four digits."""
    return double.store.save(
        {
            "id": new_id("pm_"),
            "object": "payment_method",
            "billing_details": {"address": None, "email": email, "name": None, "phone": None},
            "card": {
                "brand": cards.brand(number),
                "country": "US",
                "exp_month": month,
                "exp_year": year,
                "funding": "credit",
                "last4": number[-4:],
            },
            "created": double.now(),
            "customer": None,
            "livemode": False,
            "metadata": {},
            "type": "card",
            "_number": number,
        }
    )


def from_params(double: Double, params: Params) -> Body:
    """A card from `type=card&card[number]=…`.

    Raises:
        StripeError: 402 incorrect_number when the digits are no card number.
    """
    params.only({"type", "card", "billing_details", "metadata", "expand"})
    if params.text("type", required=True) != "card":
        raise invalid("Invalid type: must be card", params.name("type"))
    card = params.inner("card")
    card.only({"number", "exp_month", "exp_year", "cvc"})
    number = (card.text("number", required=True) or "").replace(" ", "")
    month = card.integer("exp_month", required=True, least=1) or 1
    year = card.integer("exp_year", required=True, least=1) or 1
    if not cards.plausible(number):
        raise StripeError(
            402,
            "card_error",
            "Your card number is incorrect.",
            began=False,
            code="incorrect_number",
            param=card.name("number"),
        )
    email = params.inner("billing_details").text("email")
    return make_card(double, number, month, year, email)


def resolve(double: Double, token: str) -> Body:
    """The payment method behind an id, or behind one of the ready-made `pm_card_…` names."""
    number = cards.for_token(token)
    if number:
        return make_card(double, number, 12, 2034, None)
    return double.get("payment_method", token, noun="PaymentMethod", param="payment_method")


def create(double: Double, call: Call) -> Body:
    """POST /v1/payment_methods"""
    return from_params(double, Params(call.params))


def retrieve(double: Double, call: Call, method_id: str) -> Body:
    """GET /v1/payment_methods/{id}"""
    Params(call.params).only({"expand"})
    return double.get("payment_method", method_id, noun="PaymentMethod")


def create_customer(double: Double, call: Call) -> Body:
    """POST /v1/customers"""
    params = Params(call.params)
    params.only({"email", "name", "phone", "description", "metadata", "expand"})
    customer = double.store.save(
        {
            "id": new_id("cus_", 14),
            "object": "customer",
            "created": double.now(),
            "description": params.text("description"),
            "email": params.text("email"),
            "livemode": False,
            "metadata": params.metadata(),
            "name": params.text("name"),
            "phone": params.text("phone"),
        }
    )
    emit(double, "customer.created", customer, call)
    return customer


def retrieve_customer(double: Double, call: Call, customer_id: str) -> Body:
    """GET /v1/customers/{id}"""
    Params(call.params).only({"expand"})
    return double.get("customer", customer_id)
