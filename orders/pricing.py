"""Sums of money. Pure functions, integer dong in and out, no database.

Rates are basis points (100 = 1 %). A share of an amount is rounded half up, line by line, so that
every line can be checked alone and a total is always the plain sum of its lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass

BASIS = 10_000


def line_total(unit_price: int, quantity: int) -> int:
    """Dong for ``quantity`` units."""
    return unit_price * quantity


def share(amount: int, rate_bp: int) -> int:
    """``rate_bp`` basis points of ``amount``, half a dong rounded up: share(180000, 100) = 1800."""
    return (amount * rate_bp + BASIS // 2) // BASIS


@dataclass(frozen=True)
class Deductions:
    """What is kept back from a line: the platform's commission and the tax withheld, in dong."""

    commission: int
    vat: int
    pit: int

    @property
    def tax(self) -> int:
        """VAT and personal income tax together."""
        return self.vat + self.pit


def deductions(total: int, *, commission_bp: int, vat_bp: int, pit_bp: int) -> Deductions:
    """Deductions of one line. Both taxes are on the gross price (decree 117/2025)."""
    return Deductions(share(total, commission_bp), share(total, vat_bp), share(total, pit_bp))


def order_total(subtotal: int, shippings: Iterable[int], discount: int = 0) -> int:
    """Lines plus shipping of every parcel minus discount."""
    return subtotal + sum(shippings) - discount
