"""Who buys, where it goes and how it is paid: the values of one checkout, checked and tidied."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.folding import tidy
from accounts.models import Commune
from accounts.phones import parse_phone
from orders.errors import FieldError, Invalid

# 10 digits, 10 digits and a branch, or a 12-digit personal number (DOMAIN, e-invoice block).
TAX_CODE = re.compile(r"\d{10}(-\d{3})?|\d{12}")
LONGEST_EMAIL = 254
INVOICE_FIELDS = {"company": 160, "tax_code": 14, "address": 200, "email": LONGEST_EMAIL}


@dataclass(frozen=True)
class Contact:
    """The person who receives the goods."""

    name: str
    phone: str
    email: str = ""


@dataclass(frozen=True)
class Checkout:
    """Everything a buyer says at checkout. ``expected_total`` is the dong they saw."""

    contact: Contact
    commune: Commune
    address_line: str
    method: str
    expected_total: int
    checkout_token: uuid.UUID
    age_confirmed: bool = False
    note: str = ""
    invoice: Mapping[str, str] = field(default_factory=dict)
    language: str = "vi"


def tidied(
    contact: Contact, address_line: str, note: str, invoice: Mapping[str, str] | None
) -> tuple[Contact, str, str, dict[str, str]]:
    """The same values as they are stored: NFC, single spaces, phone in E.164.

    Raises Invalid with one error per field.
    """
    errors: list[FieldError] = []
    name, line, email = tidy(contact.name), tidy(address_line), contact.email.strip()
    phone = _phone(contact.phone, errors)
    if not (_is_readable(name) and len(name) <= 120):
        errors.append(FieldError("name", _("Please give the name of the person who receives it.")))
    if not (_is_readable(line) and len(line) <= 200):
        errors.append(
            FieldError("address_line", _("Please give house, street, village or landmark."))
        )
    if email and not _is_email(email):
        errors.append(FieldError("email", _("This e-mail address is not complete.")))
    if len(note) > 500:
        errors.append(FieldError("note", _("The note is longer than 500 letters.")))
    bill = _invoice(invoice or {}, errors)
    if errors:
        raise Invalid(errors)
    return Contact(name, phone, email), line, tidy(note), bill


def _phone(text: str, errors: list[FieldError]) -> str:
    try:
        return parse_phone(text)
    except ValidationError as error:
        errors.append(FieldError("phone", error.messages[0]))
        return ""


def _is_readable(text: str) -> bool:
    """Whether a carrier finds anything to read: a text of invisible signs is as good as none."""
    return any(sign.isalnum() for sign in text)


def _is_email(text: str) -> bool:
    if len(text) > LONGEST_EMAIL:
        return False
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _invoice(invoice: Mapping[str, str], errors: list[FieldError]) -> dict[str, str]:
    """The optional e-invoice block; empty when nothing was asked for."""
    bill = {
        name: tidy(str(invoice.get(name) or ""))[:most] for name, most in INVOICE_FIELDS.items()
    }
    if not any(bill.values()):
        return {}
    if not TAX_CODE.fullmatch(bill["tax_code"]):
        text = _("A tax code has 10 digits, 10 digits and a branch, or 12 digits.")
        errors.append(FieldError("tax_code", text))
    if not bill["company"]:
        errors.append(FieldError("company", _("Please give the name for the invoice.")))
    if bill["email"] and not _is_email(bill["email"]):
        errors.append(FieldError("invoice_email", _("This e-mail address is not complete.")))
    return bill
