"""Forms about people."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.phones import parse_phone
from accounts.place_field import PlaceForm

LONGEST_EMAIL = 254


class SignupForm(forms.Form):
    """What sign-up asks besides allauth's own fields: a name; and a way to reach the person."""

    name = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    field_order = ["name", "phone", "email", "password1"]

    def clean(self) -> dict[str, Any]:
        """Refuses a sign-up by which nobody could be reached."""
        data = super().clean() or {}
        try:
            # allauth would cut a longer address off, and nobody could be reached there.
            MaxLengthValidator(LONGEST_EMAIL)(data.get("email") or "")
        except forms.ValidationError as error:
            self.add_error("email", error)
        if not data.get("email") and not data.get("phone") and not self.errors:
            raise forms.ValidationError(
                _("Give a phone number or an e-mail address."), "unreachable"
            )
        return data

    def signup(self, request: Any, user: User) -> None:
        """Called by allauth once the person is saved; the adapter has kept everything already."""


class ProfileForm(forms.ModelForm[User]):
    """Name and language."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"language": _("Language of our messages")}


class AddressForm(PlaceForm):
    """A delivery address."""

    name = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    line = forms.CharField(
        label=_("House, street, village or landmark"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    is_default = forms.BooleanField(label=_("Use this address first"), required=False)
    field_order = ["name", "phone", "place", "commune_code", "line", "is_default"]

    def clean_phone(self) -> str:
        """The number as E.164."""
        return parse_phone(self.cleaned_data["phone"])
