"""Stripe's test cards and what each of them does. https://docs.stripe.com/testing"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What the bank says: an error code and a reason, a check by 3-D Secure, or plain yes."""

    code: str | None = None
    decline_code: str | None = None
    message: str = ""
    needs_check: bool = False


GOOD = Outcome()
CHECKED = Outcome(needs_check=True)


def _declined(reason: str) -> Outcome:
    return Outcome("card_declined", reason, "Your card was declined.")


_INSUFFICIENT = Outcome("card_declined", "insufficient_funds", "Your card has insufficient funds.")
_BY_NUMBER = {
    "4242424242424242": GOOD,
    "5555555555554444": GOOD,
    "4000000000000002": _declined("generic_decline"),
    "4000000000000341": _declined("generic_decline"),
    "4000000000009995": _INSUFFICIENT,
    "4000000000009987": _declined("lost_card"),
    "4000000000009979": _declined("stolen_card"),
    "4000000000000069": Outcome("expired_card", None, "Your card has expired."),
    "4000000000000127": Outcome("incorrect_cvc", None, "Your card's security code is incorrect."),
    "4000000000000119": Outcome(
        "processing_error", None, "An error occurred while processing your card. Try again."
    ),
    "4000002760003184": CHECKED,
    "4000002500003155": CHECKED,
    "4000000000003220": CHECKED,
}
#: The ready-made payment methods and tokens of the test mode, by the card they stand for.
_BY_TOKEN = {
    "pm_card_visa": "4242424242424242",
    "pm_card_mastercard": "5555555555554444",
    "pm_card_visa_chargeDeclined": "4000000000000002",
    "pm_card_chargeDeclined": "4000000000000002",
    "pm_card_visa_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_chargeDeclinedInsufficientFunds": "4000000000009995",
    "tok_visa": "4242424242424242",
    "tok_mastercard": "5555555555554444",
    "tok_chargeDeclined": "4000000000000002",
    "tok_chargeDeclinedInsufficientFunds": "4000000000009995",
    "pm_card_authenticationRequired": "4000002760003184",
    "pm_card_threeDSecure2Required": "4000000000003220",
}


def outcome(number: str) -> Outcome:
    """What a card does. A real-looking card that is no test card is declined, as in test mode."""
    not_a_test_card = Outcome(
        "card_declined",
        "test_mode_live_card",
        "Your card was declined. Your request was in test mode, but used a non test card.",
    )
    return _BY_NUMBER.get(number, not_a_test_card)


def for_token(token: str) -> str | None:
    """The card number behind `pm_card_visa`, `tok_visa` and their like."""
    return _BY_TOKEN.get(token)


def brand(number: str) -> str:
    """The scheme, from the first digit."""
    return "mastercard" if number.startswith("5") else "visa"


def plausible(number: str) -> bool:
    """Whether the digits pass the Luhn check (ISO/IEC 7812-1)."""
    if not number.isdecimal() or not 12 <= len(number) <= 19:
        return False
    total = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
