"""How the refusals of this floor look to a program."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ninja import Schema

from orders.errors import (
    Invalid,
    NotAllowed,
    NothingToBuy,
    OrderProblem,
    OutOfStock,
    PaymentNotAllowed,
    TotalChanged,
    UnknownSku,
)
from theme.problem import Problem

# exception → (HTTP status, code)
_CODES: dict[type[OrderProblem], tuple[int, str]] = {
    Invalid: (422, "invalid"),
    UnknownSku: (404, "unknown_sku"),
    OutOfStock: (409, "out_of_stock"),
    TotalChanged: (409, "total_changed"),
    PaymentNotAllowed: (422, "payment_not_allowed"),
    NothingToBuy: (422, "empty_cart"),
    NotAllowed: (409, "not_allowed"),
}
# Fields that lie deeper in a request's body than in the shop's own form.
_PLACES = {
    "address_line": "address.line",
    "company": "invoice.company",
    "tax_code": "invoice.tax_code",
    "invoice_email": "invoice.email",
}


class FieldProblem(Schema):
    """What is wrong with one field."""

    field: str
    message: str


class Shortfall(Schema):
    """One pack of which fewer are left than wanted (units)."""

    sku: str
    wanted: int
    available: int


class ProblemOut(Schema):
    """RFC 9457 problem details. ``code`` is a stable word."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldProblem] | None = None
    items: list[Shortfall] | None = None
    total: int | None = None


def as_problem(error: OrderProblem) -> Problem:
    """The problem document of a refusal."""
    status, code = _CODES[type(error)]
    extra: dict[str, Any] = {}
    errors: list[dict[str, str]] = []
    if isinstance(error, Invalid):
        errors = [
            {"field": _PLACES.get(one.field, one.field), "message": one.message}
            for one in error.errors
        ]
    if isinstance(error, OutOfStock):
        extra["items"] = [
            {"sku": one.sku, "wanted": one.wanted, "available": one.available}
            for one in error.items
        ]
    if isinstance(error, TotalChanged):
        extra["total"] = error.total
    return Problem(status, code, str(error), errors=errors, **extra)


@contextmanager
def told() -> Iterator[None]:
    """Turns a refusal inside into its problem document."""
    try:
        yield
    except OrderProblem as error:
        raise as_problem(error) from error
