"""Phone numbers: Vietnamese by default, kept as E.164, refused with a sentence that helps."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from phonenumbers import PhoneNumberFormat, ValidationResult

REGION, VIETNAM = "VN", 84
MOBILE_DIGITS = 10  # with the leading 0; fixed lines ("02…") have one more
FIXED_DIGITS = 11


def parse_phone(text: str) -> str:
    """The number as E.164 ("0912 345 678" gives "+84912345678").

    Raises ValidationError that says what is wrong: letters, a missing digit, one too many.
    """
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        raise _wrong(_("Write the phone number in digits, such as 0912 345 678.")) from None
    if number.country_code == VIETNAM:
        _check_length(str(number.national_number))
    elif phonenumbers.is_possible_number_with_reason(number) == ValidationResult.TOO_SHORT:
        raise _wrong(_("The phone number is too short."))
    if not phonenumbers.is_valid_number(number):
        raise _wrong(_("No phone has this number. Please check the first digits."))
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def show_phone(number: str) -> str:
    """A stored number as people here write it: "0912 345 678", or with a foreign country code."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    here = parsed.country_code == VIETNAM
    style = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def _check_length(national: str) -> None:
    """``national`` is the number without its leading 0."""
    wanted = FIXED_DIGITS if national.startswith("2") else MOBILE_DIGITS
    missing = wanted - len(national) - 1
    if missing > 0:
        short = ngettext(
            "The phone number is %(n)d digit short.",
            "The phone number is %(n)d digits short.",
            missing,
        )
        raise _wrong(short % {"n": missing})
    if missing < 0:
        long = ngettext(
            "The phone number has %(n)d digit too many.",
            "The phone number has %(n)d digits too many.",
            -missing,
        )
        raise _wrong(long % {"n": -missing})


def _wrong(sentence: str) -> ValidationError:
    return ValidationError(sentence, "phone")
