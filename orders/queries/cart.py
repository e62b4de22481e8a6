"""Reading carts: which one, what is in it, and how it may be paid.

A basket costs two queries (lines with everything they hang on, certificates), a third for the
shipping rates when a place of delivery is given, a fourth for pictures when asked for.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Commune, Province, User
from orders import pricing, shipping
from orders.basket import Basket, BasketLine, BasketParcel, BasketProblem
from orders.models import Cart, CartLine
from orders.queries.methods import allowed_methods
from orders.queries.rates import tariff
from shop.clock import today
from shop.models import Certificate, Producer, Product, StockLevel, Variant

__all__ = ["allowed_methods", "basket", "find_cart", "is_on_sale"]


def find_cart(cart_id: uuid.UUID | str | None, *, user: User | None = None) -> Cart | None:
    """The open cart of ``user`` when signed in, else the open guest cart with this id.

    A cart that belongs to a person is never given out by its id alone.
    """
    carts = Cart.objects.filter(is_open=True)
    if user is not None:
        return carts.filter(user=user).first()
    if cart_id is None:
        return None
    try:
        return carts.filter(pk=cart_id, user__isnull=True).first()
    except (ValidationError, ValueError):
        return None


def is_on_sale(variant: Variant) -> bool:
    """Whether the pack may be put into a cart (``product`` and its producer must be loaded)."""
    product = variant.product
    return (
        variant.is_active
        and product.state == Product.State.PUBLISHED
        and product.producer is not None
        and product.producer.is_active
    )


def basket(
    cart: Cart,
    *,
    commune: Commune | None = None,
    payment: str | None = None,
    with_pictures: bool = False,
    with_stars: bool = True,
) -> Basket:
    """The cart at today's prices, split by producer. ``commune`` makes shipping known;
    ``payment`` (an Order.Method) adds a problem when this basket cannot be paid that way."""
    rows = _rows(cart, with_pictures=with_pictures)
    stars = _stars(row.variant.product_id for row in rows) if with_stars else {}
    lines = tuple(_line(row, stars) for row in rows)
    parcels = _parcels(lines, commune.province if commune else None)
    subtotal = sum(line.total for line in lines)
    known = all(parcel.shipping is not None for parcel in parcels)
    shippings = [parcel.shipping or 0 for parcel in parcels] if known else []
    priced = Basket(
        lines=lines,
        parcels=parcels,
        subtotal=subtotal,
        shipping=sum(shippings),
        discount=0,
        total=pricing.order_total(subtotal, shippings),
        has_alcohol=any(line.product.is_alcohol for line in lines),
        needs_shipping=any(line.product.needs_shipping for line in lines),
        shipping_known=known,
    )
    return _with_problems(priced, payment)


def _rows(cart: Cart, *, with_pictures: bool) -> list[CartLine]:
    rows = cart.lines.select_related(
        "variant__stock",
        "variant__product__category",
        "variant__product__producer__province",
    )
    return list(rows.prefetch_related("variant__product__pictures") if with_pictures else rows)


def _stars(product_ids: Iterable[int]) -> dict[int, int]:
    day = today()
    valid = Certificate.objects.filter(
        product_id__in=set(product_ids),
        status=Certificate.Status.VERIFIED,
        valid_from__lte=day,
        valid_to__gte=day,
    )
    return dict(valid.values_list("product_id", "stars"))


def _line(row: CartLine, stars: dict[int, int]) -> BasketLine:
    variant = row.variant
    return BasketLine(
        variant=variant,
        product=variant.product,
        quantity=row.quantity,
        unit_price=variant.price,
        total=pricing.line_total(variant.price, row.quantity),
        session=row.session,
        available=available(variant),
        stars=stars.get(variant.product_id),
    )


def available(variant: Variant) -> int:
    """Units that may be sold now (``stock`` and ``product`` must be loaded)."""
    stock: StockLevel | None = getattr(variant, "stock", None)
    return stock.available if stock is not None and is_on_sale(variant) else 0


def _parcels(
    lines: tuple[BasketLine, ...], destination: Province | None
) -> tuple[BasketParcel, ...]:
    by_producer: dict[Producer, list[BasketLine]] = defaultdict(list)
    for line in lines:
        if line.product.producer is not None:
            by_producer[line.product.producer].append(line)
    rates = tariff(today()) if destination and lines else {}
    return tuple(
        _parcel(producer, tuple(group), destination, rates)
        for producer, group in by_producer.items()
    )


def _parcel(
    producer: Producer,
    lines: tuple[BasketLine, ...],
    destination: Province | None,
    rates: shipping.Tariff,
) -> BasketParcel:
    goods = [line for line in lines if line.product.needs_shipping]
    subtotal = sum(line.total for line in lines)
    weight = sum(line.variant.weight_g * line.quantity for line in goods)
    cost: int | None = None
    if not goods:
        cost = 0  # a visit or a stay: nothing is sent
    elif destination is not None:
        cost = shipping.quote(
            rates,
            weight_g=weight,
            subtotal=sum(line.total for line in goods),
            origin=producer.province,
            destination=destination,
        )
    return BasketParcel(producer, lines, subtotal, weight, cost, needs_shipping=bool(goods))


def _with_problems(priced: Basket, payment: str | None) -> Basket:
    problems = [problem for line in priced.lines if (problem := _line_problem(line))]
    if not priced.lines:
        problems.append(BasketProblem("empty", _("Your cart is empty.")))
    if payment is not None:
        problems += [
            BasketProblem("payment_not_allowed", method.reason)
            for method in allowed_methods(priced)
            if method.name == payment and not method.allowed
        ]
    return Basket(**{**priced.__dict__, "problems": tuple(problems)})


def _line_problem(line: BasketLine) -> BasketProblem | None:
    sku, wanted, left = line.variant.sku, line.quantity, line.available
    if not is_on_sale(line.variant):
        text = _("“%(name)s” is no longer on sale. Please remove it.")
        return BasketProblem("not_on_sale", text % {"name": line.product.name}, sku, wanted, 0)
    if left >= wanted:
        return None
    text = (
        _("Only %(left)s of “%(name)s” left. Please lower the quantity.")
        if left
        else _("“%(name)s” has just sold out. Please remove it.")
    )
    values = {"left": left, "name": line.product.name}
    return BasketProblem("out_of_stock", text % values, sku, wanted, left)
