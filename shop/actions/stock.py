"""Every change of stock. A level never moves without its movement, and never below zero.

Orders that hold several variants lock them in the order of their keys, so two carts with the same
goods cannot wait for each other. Each level moves by ONE conditional UPDATE: PostgreSQL checks the
condition again under the row lock, so the last unit is sold once however many ask for it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from shop.locks import require_transaction
from shop.models import StockLevel, StockMovement, Variant


class Shortage(NamedTuple):
    """One variant that cannot be had in the number wanted (units)."""

    sku: str
    wanted: int
    available: int


class OutOfStock(Exception):
    """Not enough left. ``items`` names every variant that falls short; nothing was changed."""

    def __init__(self, items: Sequence[Shortage]) -> None:
        super().__init__(", ".join(f"{i.sku}: {i.wanted} > {i.available}" for i in items))
        self.items = list(items)


class StockMismatch(Exception):
    """More was to be released, shipped or written off than the level holds: a fault of ours."""

    def __init__(self, message: str, variant_id: int) -> None:
        super().__init__(message)
        self.variant_id = variant_id


def reserve(wanted: Mapping[int, int], *, order_code: str) -> None:
    """Promises ``wanted`` (variant id → units) to an order: all of it or none.

    Runs inside the caller's transaction. Raises OutOfStock with every shortage, and ValueError for
    a quantity below one.
    """
    units = _checked(wanted)
    try:
        with transaction.atomic():
            _move_all(units, reserved=1, order_code=order_code, kind=StockMovement.Kind.RESERVE)
    except StockMismatch as short:
        raise OutOfStock(_shortages(units, short.variant_id)) from None


def release(units: Mapping[int, int], *, order_code: str, reason: str = "") -> None:
    """Gives reserved units (variant id → units) back to the shelf, inside the caller's transaction.

    Raises StockMismatch when less is reserved than that.
    """
    kind = StockMovement.Kind.RELEASE
    _move_all(_checked(units), reserved=-1, order_code=order_code, kind=kind, reason=reason)


def ship(units: Mapping[int, int], *, order_code: str) -> None:
    """Reserved units (variant id → units) leave the house, inside the caller's transaction.

    Raises StockMismatch when less is reserved than that.
    """
    kind = StockMovement.Kind.SHIP
    _move_all(_checked(units), on_hand=-1, reserved=-1, order_code=order_code, kind=kind)


def return_units(units: Mapping[int, int], *, order_code: str, reason: str = "") -> None:
    """Shipped units (variant id → units) are back and fit for sale."""
    kind = StockMovement.Kind.RETURN
    _move_all(_checked(units), on_hand=1, order_code=order_code, kind=kind, reason=reason)


def receive(variant: Variant, quantity: int, *, reason: str = "") -> None:
    """New units arrive. The level is made when the variant has none yet."""
    with transaction.atomic():
        StockLevel.objects.get_or_create(variant=variant)
        units = _checked({variant.pk: quantity})
        kind = StockMovement.Kind.RECEIVE
        _move_all(units, on_hand=1, order_code="", kind=kind, reason=reason)


def adjust(variant: Variant, *, counted: int, reason: str) -> None:
    """Sets the units on hand to what was counted. A count equal to the level writes nothing.

    Raises StockMismatch when fewer were counted than are promised to orders.
    """
    if counted < 0:
        raise ValueError("A count cannot be below zero.")
    with transaction.atomic():
        level = StockLevel.objects.select_for_update(no_key=True).get(pk=variant.pk)
        if counted < level.reserved:
            text = _("%(reserved)d units are promised to orders; fewer cannot be counted.")
            raise StockMismatch(text % {"reserved": level.reserved}, variant.pk)
        change = counted - level.on_hand
        if change:
            StockLevel.objects.filter(pk=variant.pk).update(on_hand=counted)
            kind = StockMovement.Kind.ADJUST
            StockMovement.objects.create(
                variant=variant, kind=kind, on_hand_change=change, reason=reason
            )


def _checked(units: Mapping[int, int]) -> dict[int, int]:
    if any(quantity < 1 for quantity in units.values()):
        raise ValueError("Every quantity must be one or more.")
    return dict(sorted(units.items()))


def _move_all(
    units: Mapping[int, int],
    *,
    kind: StockMovement.Kind,
    order_code: str,
    on_hand: int = 0,
    reserved: int = 0,
    reason: str = "",
) -> None:
    """Moves each level by its units, in key order; signs say the direction. Writes the movements.

    Raises StockMismatch at the first level that does not hold enough.
    """
    require_transaction()
    for variant_id, quantity in units.items():
        if not _move(variant_id, on_hand * quantity, reserved * quantity):
            raise StockMismatch(f"{kind.value} {quantity} × variant {variant_id}", variant_id)
    StockMovement.objects.bulk_create(
        StockMovement(
            variant_id=variant_id,
            kind=kind,
            on_hand_change=on_hand * quantity,
            reserved_change=reserved * quantity,
            order_code=order_code,
            reason=reason,
        )
        for variant_id, quantity in units.items()
    )


def _move(variant_id: int, on_hand: int, reserved: int) -> bool:
    """One conditional UPDATE; False when the level would leave 0 ≤ reserved ≤ on_hand."""
    changes: dict[str, Combinable] = {}
    levels = StockLevel.objects.filter(pk=variant_id)
    if on_hand:
        changes["on_hand"] = F("on_hand") + on_hand
    if reserved:
        changes["reserved"] = F("reserved") + reserved
    guarded = levels.filter(
        reserved__gte=-reserved, on_hand__gte=F("reserved") + reserved - on_hand
    )
    return guarded.update(**changes) == 1


def _shortages(units: Mapping[int, int], refused: int) -> list[Shortage]:
    """What falls short now, read after the attempt was undone.

    The refused variant is always named, also when somebody gave units back in between.
    """
    levels: dict[int, Any] = {
        row["pk"]: row
        for row in Variant.objects.filter(pk__in=units).values(
            "pk", "sku", "stock__on_hand", "stock__reserved"
        )
    }
    found = []
    for variant_id, quantity in units.items():
        row = levels.get(variant_id)
        left = (row["stock__on_hand"] or 0) - (row["stock__reserved"] or 0) if row else 0
        if left < quantity or variant_id == refused:
            found.append(Shortage(row["sku"] if row else str(variant_id), quantity, left))
    return found
