"""A cart as callers get it. Integers are dong, grams or units."""

from typing import Any

from ninja import Schema

from orders.basket import Basket, BasketLine, BasketParcel, Method
from orders.models import Cart
from shop.models import Producer


class ProducerOut(Schema):
    """Who makes and ships it."""

    slug: str
    name: str
    kind: str

    @staticmethod
    def of(producer: Producer) -> "ProducerOut":
        """The public form."""
        return ProducerOut(slug=producer.slug, name=producer.name, kind=producer.kind)


class NamedProduct(Schema):
    """A product by its address and name."""

    slug: str
    name: str


class CartLineOut(Schema):
    """One pack at today's price. ``stars`` is null unless certified today."""

    sku: str
    product: NamedProduct
    variant: str
    quantity: int
    unit_price: int
    total: int
    available: int
    stars: int | None
    alcohol: bool
    session: str | None

    @staticmethod
    def of(line: BasketLine) -> "CartLineOut":
        """The public form."""
        return CartLineOut(
            sku=line.variant.sku,
            product=NamedProduct(slug=line.product.slug, name=line.product.name),
            variant=line.variant.name,
            quantity=line.quantity,
            unit_price=line.unit_price,
            total=line.total,
            available=line.available,
            stars=line.stars,
            alcohol=line.product.is_alcohol,
            session=line.session or None,
        )


class CartParcelOut(Schema):
    """What one producer would ship. ``shipping`` is null until a place is quoted."""

    producer: ProducerOut
    lines: list[str]
    subtotal: int
    weight_g: int
    shipping: int | None

    @staticmethod
    def of(parcel: BasketParcel) -> "CartParcelOut":
        """The public form; ``lines`` names the packs."""
        return CartParcelOut(
            producer=ProducerOut.of(parcel.producer),
            lines=[line.variant.sku for line in parcel.lines],
            subtotal=parcel.subtotal,
            weight_g=parcel.weight_g,
            shipping=parcel.shipping,
        )


class CartProblemOut(Schema):
    """Why the cart cannot be ordered as it stands."""

    code: str
    message: str
    sku: str | None


class CartOut(Schema):
    """A cart. While ``shipping_known`` is false, ``shipping`` is 0 and not part of ``total``."""

    id: str
    lines: list[CartLineOut]
    parcels: list[CartParcelOut]
    subtotal: int
    shipping: int
    shipping_known: bool
    discount: int
    total: int
    has_alcohol: bool
    needs_shipping: bool
    problems: list[CartProblemOut]

    @staticmethod
    def of(cart: Cart, basket: Basket) -> "CartOut":
        """The public form."""
        return CartOut(**_cart_values(cart, basket))


class MethodOut(Schema):
    """A way to pay; ``reason`` says why it is off."""

    name: str
    label: str
    allowed: bool
    reason: str | None

    @staticmethod
    def of(method: Method) -> "MethodOut":
        """The public form."""
        return MethodOut(
            name=method.name,
            label=method.label,
            allowed=method.allowed,
            reason=method.reason or None,
        )


class QuoteOut(CartOut):
    """The cart with shipping, and how it may be paid."""

    methods: list[MethodOut]

    @staticmethod
    def quote(cart: Cart, basket: Basket, methods: list[Method]) -> "QuoteOut":
        """The public form."""
        offered = [MethodOut.of(method) for method in methods]
        return QuoteOut(**_cart_values(cart, basket), methods=offered)


def _cart_values(cart: Cart, basket: Basket) -> dict[str, Any]:
    return {
        "id": str(cart.pk),
        "lines": [CartLineOut.of(line) for line in basket.lines],
        "parcels": [CartParcelOut.of(parcel) for parcel in basket.parcels],
        "subtotal": basket.subtotal,
        "shipping": basket.shipping,
        "shipping_known": basket.shipping_known,
        "discount": basket.discount,
        "total": basket.total,
        "has_alcohol": basket.has_alcohol,
        "needs_shipping": basket.needs_shipping,
        "problems": [
            CartProblemOut(code=one.code, message=one.message, sku=one.sku or None)
            for one in basket.problems
        ],
    }
