"""Says what is wrong with a phone number, not only that it is wrong."""

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from phonenumbers import PhoneNumberFormat, ValidationResult

MOBILE_DIGITS = 10  # with the leading 0; fixed lines ("02…") have one more
FIXED_DIGITS = 11


class PhoneProblem(ValueError):
    """A sentence that says how to put the number right."""


def read_phone(text: str) -> str:
    """The number in E.164. A number without a country is a Vietnamese one.

    Raises PhoneProblem.
    """
    try:
        number = phonenumbers.parse(text, "VN")
    except phonenumbers.NumberParseException as error:
        raise PhoneProblem(
            _("Write the phone number with digits only, for example 0912 345 678.")
        ) from error
    if number.country_code == 84:
        _check_length(str(number.national_number))
    elif phonenumbers.is_possible_number_with_reason(number) == ValidationResult.TOO_SHORT:
        raise PhoneProblem(_("The phone number is too short."))
    if not phonenumbers.is_valid_number(number):
        raise PhoneProblem(_("No phone has this number. Please check the first digits."))
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _check_length(national: str) -> None:
    """``national`` is the number without its leading 0."""
    wanted = FIXED_DIGITS if national.startswith("2") else MOBILE_DIGITS
    missing = wanted - len(national) - 1
    if missing > 0:
        text = ngettext(
            "The phone number lacks %(n)d digit.", "The phone number lacks %(n)d digits.", missing
        )
        raise PhoneProblem(text % {"n": missing})
    if missing < 0:
        text = ngettext(
            "The phone number has %(n)d digit too many.",
            "The phone number has %(n)d digits too many.",
            -missing,
        )
        raise PhoneProblem(text % {"n": -missing})


def shown(phone: str) -> str:
    """E.164 as people here write it: "0912 345 678"; a foreign number keeps its country."""
    try:
        number = phonenumbers.parse(phone, "VN")
    except phonenumbers.NumberParseException:
        return phone
    style = (
        PhoneNumberFormat.NATIONAL if number.country_code == 84 else PhoneNumberFormat.INTERNATIONAL
    )
    return str(phonenumbers.format_number(number, style))
