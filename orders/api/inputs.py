"""What callers may send. Unknown fields are refused, so a price can never be smuggled in."""

import unicodedata
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field


def _clean(text: str) -> str:
    """Refuses what no form can send and the database cannot hold: control letters, lone
    surrogates."""
    bad = any(unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\r\t" for one in text)
    if bad:
        raise ValueError("control characters are not accepted")
    return text


Text = Annotated[str, AfterValidator(_clean)]
Whole = Annotated[int, Field(strict=True)]
MethodName = Literal["cod", "vietqr", "stripe"]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class LineIn(_Strict):
    """How many units of a pack the cart should hold; 0 takes it out."""

    quantity: Annotated[int, Field(strict=True, ge=0, le=999)]
    session: Annotated[Text, Field(max_length=90)] = ""


class QuoteIn(_Strict):
    """Where it would go and how it would be paid."""

    commune_code: Annotated[Text, Field(min_length=1, max_length=8)]
    payment: MethodName | None = None


class AddressIn(_Strict):
    """Where the parcels go: house, street or village, and a commune of today."""

    line: Annotated[Text, Field(min_length=1, max_length=200)]
    commune_code: Annotated[Text, Field(min_length=1, max_length=8)]


class InvoiceIn(_Strict):
    """Whom the e-invoice is for."""

    company: Annotated[Text, Field(min_length=1, max_length=160)]
    tax_code: Annotated[str, Field(pattern=r"^(\d{10}(-\d{3})?|\d{12})$")]
    address: Annotated[Text, Field(max_length=200)] = ""
    email: Annotated[Text, Field(max_length=254)] = ""


class CheckoutIn(_Strict):
    """Everything a buyer says. ``expected_total`` is the dong they saw in the quote."""

    name: Annotated[Text, Field(min_length=1, max_length=120)]
    phone: Annotated[Text, Field(min_length=1, max_length=30)]
    email: Annotated[Text, Field(max_length=254)] | None = None
    address: AddressIn
    payment: MethodName
    expected_total: Whole
    age_confirmed: Annotated[bool, Field(strict=True)] = False
    invoice: InvoiceIn | None = None
    note: Annotated[Text, Field(max_length=500)] = ""
