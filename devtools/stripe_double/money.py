"""Amounts: whole numbers of the smallest unit. https://docs.stripe.com/currencies"""

from __future__ import annotations

from devtools.stripe_double.errors import invalid
from devtools.stripe_double.params import Params

#: Currencies without decimals. https://docs.stripe.com/currencies#zero-decimal
ZERO_DECIMAL = frozenset(
    {"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga"}
    | {"pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"}
)
_OTHERS = frozenset({"usd", "eur", "gbp", "aud", "cad", "sgd", "chf"})
_SIGNS = {"vnd": "₫", "usd": "$", "eur": "€", "gbp": "£", "jpy": "¥"}

#: "The amount value supports up to eight digits", says the reference of every amount.
LARGEST = 99_999_999


def currency_of(params: Params) -> str:
    """The `currency` parameter, in small letters."""
    text = (params.text("currency", required=True) or "").lower()
    if text not in ZERO_DECIMAL | _OTHERS:
        raise invalid(f"Invalid currency: {text}", params.name("currency"))
    return text


def check_amount(amount: int, currency: str, param: str) -> None:
    """Refuse what Stripe cannot charge at once."""
    if amount < 1:
        raise invalid("The amount must be above zero.", param, "amount_too_small")
    if amount > LARGEST:
        message = f"Amount must be no more than {show(LARGEST, currency)}"
        raise invalid(message, param, "amount_too_large")


def show(amount: int, currency: str) -> str:
    """An amount as an error message shows it: `₫180,000`, `$12.50`."""
    sign = _SIGNS.get(currency, currency.upper() + " ")
    return f"{sign}{amount:,}" if currency in ZERO_DECIMAL else f"{sign}{amount / 100:,.2f}"


def show_to_buyer(amount: int, currency: str, language: str) -> str:
    """An amount as the payment page shows it: `180.000 ₫` in Vietnamese, `₫180,000` in English."""
    if language != "vi":
        return show(amount, currency)
    digits = f"{amount:,}" if currency in ZERO_DECIMAL else f"{amount / 100:,.2f}"
    swapped = digits.translate(str.maketrans(",.", ".,"))
    return f"{swapped} {_SIGNS.get(currency, currency.upper())}"
