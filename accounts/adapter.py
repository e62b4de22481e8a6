"""What django-allauth must know about our people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.fields import PhoneField
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.phones import parse_phone
from accounts.sms import send_sms


class AccountAdapter(DefaultAccountAdapter):
    """People are known by e-mail or phone; neither tells a stranger whether an account exists."""

    def clean_phone(self, phone: str) -> str:
        """The number as E.164. Raises ValidationError with a sentence that helps."""
        return parse_phone(phone)

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        """A field that takes numbers as people here write them: clean_phone checks them all."""
        return PhoneField(validators=[], **kwargs)

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """A verified owner first: an unverified claim must not lock the owner out.

        At sign-in allauth passes the number as it was typed.
        """
        try:
            number = parse_phone(phone)
        except ValidationError:
            return None
        return User.objects.filter(phone=number).order_by("-phone_verified").first()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        text = _("%(code)s is your code at %(shop)s. Tell it to nobody.")
        send_sms(to=phone, text=text % {"code": code, "shop": settings.SITE_NAME})

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        text = _("Somebody asked for a code at %(shop)s, but this number has no account there.")
        send_sms(to=phone, text=text % {"shop": settings.SITE_NAME})

    def send_account_already_exists_sms(self, phone: str) -> None:
        text = _("This number already has an account at %(shop)s. Sign in or reset the password.")
        send_sms(to=phone, text=text % {"shop": settings.SITE_NAME})

    def save_user(self, request: Any, user: User, form: Any, commit: bool = True) -> User:
        """Keeps the name and the language of the page that the person signed up on.

        The phone is set before the first save: a person is never stored without a way to be
        reached.
        """
        user.phone = form.cleaned_data.get("phone") or None
        user.name = form.cleaned_data.get("name", "")
        user.language = getattr(request, "LANGUAGE_CODE", "vi")[:2]
        saved: User = super().save_user(request, user, form, commit=commit)
        return saved
