"""What a cart amounts to now: lines by parcel, shipping, totals. Read only; dong and grams."""

from dataclasses import dataclass, field

from shop.models import Producer, Product, Variant


@dataclass(frozen=True)
class BasketLine:
    """One pack in the cart at today's price. ``stars`` is None unless certified today."""

    variant: Variant
    product: Product
    quantity: int
    unit_price: int
    total: int
    session: str  # slug of the market session it was bought in, or ""
    available: int  # units that may still be sold; 0 when the pack is no longer on sale
    stars: int | None = None


@dataclass(frozen=True)
class BasketParcel:
    """What one producer will ship. ``shipping`` is None until the place of delivery is known."""

    producer: Producer
    lines: tuple[BasketLine, ...]
    subtotal: int
    weight_g: int
    shipping: int | None
    needs_shipping: bool = True


@dataclass(frozen=True)
class BasketProblem:
    """Why this basket cannot be ordered as it stands. ``sku`` is "" when it is about the whole.

    ``code`` is one of: empty, not_on_sale, out_of_stock, payment_not_allowed.
    """

    code: str
    message: str
    sku: str = ""
    wanted: int = 0
    available: int = 0


@dataclass(frozen=True)
class Basket:
    """A cart, priced. ``shipping`` is 0 and ``shipping_known`` False while the place is unknown."""

    lines: tuple[BasketLine, ...]
    parcels: tuple[BasketParcel, ...]
    subtotal: int
    shipping: int
    discount: int
    total: int
    has_alcohol: bool
    needs_shipping: bool
    shipping_known: bool
    problems: tuple[BasketProblem, ...] = field(default=())

    @property
    def units(self) -> int:
        """How many units there are in all."""
        return sum(line.quantity for line in self.lines)

    @property
    def has_lines(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.lines)


@dataclass(frozen=True)
class Method:
    """A way to pay. ``reason`` is a sentence saying why it is not offered, or ""."""

    name: str  # Order.Method value
    label: str
    allowed: bool
    reason: str = ""
