"""Refusals of the orders floor. Each is a sentence that tells the person what to do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


class OrderProblem(Exception):
    """A refusal: nothing was changed. ``str(error)`` is a sentence in the reader's language."""


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field of a form or of a request body."""

    field: str
    message: str


class Invalid(OrderProblem):
    """Values that need correcting, field by field."""

    def __init__(self, errors: Sequence[FieldError] | str, message: str = "") -> None:
        self.errors = [FieldError(errors, message)] if isinstance(errors, str) else list(errors)
        super().__init__(" ".join(error.message for error in self.errors))


class UnknownSku(OrderProblem):
    """No such pack is on sale."""

    def __init__(self, sku: str) -> None:
        self.sku = sku
        super().__init__(_("This product is not on sale. Please choose another one."))


@dataclass(frozen=True)
class Shortage:
    """One pack of which fewer are left than wanted. ``available`` is in units."""

    sku: str
    wanted: int
    available: int
    name: str = ""


class OutOfStock(OrderProblem):
    """Fewer units are left than wanted; ``items`` names each."""

    def __init__(self, items: Iterable[Shortage]) -> None:
        self.items = list(items)
        super().__init__(_("There is not enough left. Please lower the quantity."))


class TotalChanged(OrderProblem):
    """The price moved between looking and ordering. ``total`` is the new one, in dong."""

    def __init__(self, total: int) -> None:
        self.total = total
        super().__init__(_("The total has changed. Please look at it again before ordering."))


class PaymentNotAllowed(OrderProblem):
    """This basket cannot be paid this way; the sentence says why."""


class NothingToBuy(OrderProblem):
    """The cart is empty or gone."""

    def __init__(self) -> None:
        super().__init__(_("Your cart is empty. Please put something in it first."))


class NotAllowed(OrderProblem):
    """The state of the order, parcel or payment does not allow this step."""
