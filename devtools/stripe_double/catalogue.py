"""Products and prices, as far as a checkout session refers to them."""

from __future__ import annotations

from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.events import emit
from devtools.stripe_double.money import currency_of
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body


def create_product(double: Double, call: Call) -> Body:
    """POST /v1/products"""
    params = Params(call.params)
    params.only({"name", "description", "metadata", "expand"})
    product = double.store.save(
        {
            "id": new_id("prod_", 14),
            "object": "product",
            "active": True,
            "created": double.now(),
            "description": params.text("description"),
            "livemode": False,
            "metadata": params.metadata(),
            "name": params.text("name", required=True),
        }
    )
    emit(double, "product.created", product, call)
    return product


def create_price(double: Double, call: Call) -> Body:
    """POST /v1/prices, for one payment; `unit_amount` in the currency's smallest unit."""
    params = Params(call.params)
    params.only({"currency", "metadata", "product", "unit_amount", "expand"})
    product = params.text("product", required=True) or ""
    double.get("product", product, param="product")
    unit = params.integer("unit_amount", required=True) or 0
    price = price_of(double, product, currency_of(params), unit)
    price["metadata"] = params.metadata()
    double.store.save(price)
    emit(double, "price.created", price, call)
    return price


def price_of(double: Double, product: str, currency: str, unit: int) -> Body:
    """A price for one payment."""
    return {
        "id": new_id("price_"),
        "object": "price",
        "active": True,
        "billing_scheme": "per_unit",
        "created": double.now(),
        "currency": currency,
        "livemode": False,
        "metadata": {},
        "product": product,
        "recurring": None,
        "type": "one_time",
        "unit_amount": unit,
        "unit_amount_decimal": str(unit),
    }


def retrieve_product(double: Double, call: Call, product_id: str) -> Body:
    """GET /v1/products/{id}"""
    Params(call.params).only({"expand"})
    return double.get("product", product_id)


def retrieve_price(double: Double, call: Call, price_id: str) -> Body:
    """GET /v1/prices/{id}"""
    Params(call.params).only({"expand"})
    return double.get("price", price_id)
