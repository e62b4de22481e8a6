"""Phone numbers: Vietnamese by default, kept as E.164, refused with a sentence that helps."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

REGION = "VN"
VIETNAM = 84
MOBILE_DIGITS = 10  # 09xx xxx xxx, with the leading zero


def parse_phone(text: str) -> str:
    """The number as E.164 ("0912 345 678" gives "+84912345678").

    Raises ValidationError that says what is wrong: letters, a missing digit, one too many.
    """
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        raise ValidationError(
            _("Write the phone number in digits, such as 0912 345 678."), "phone"
        ) from None
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise ValidationError(_why_wrong(number), "phone")


def show_phone(number: str) -> str:
    """A stored number as people here write it: "0912 345 678", or with a foreign country code."""
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat
    style = form.NATIONAL if parsed.country_code == VIETNAM else form.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def _why_wrong(number: phonenumbers.PhoneNumber) -> str:
    if number.country_code != VIETNAM:
        return _("This phone number does not exist. Check the country code and the digits.")
    digits = len(str(number.national_number)) + 1
    missing = MOBILE_DIGITS - digits
    if missing > 0:
        return ngettext(
            "The phone number is %(n)d digit short.",
            "The phone number is %(n)d digits short.",
            missing,
        ) % {"n": missing}
    if missing < 0:
        return ngettext(
            "The phone number has %(n)d digit too many.",
            "The phone number has %(n)d digits too many.",
            -missing,
        ) % {"n": -missing}
    return _("No network in Vietnam has this phone number. Check its first digits.")
