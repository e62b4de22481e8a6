"""Forms about people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SignupForm(forms.Form):
    """What sign-up asks besides allauth's own fields: a name; and e-mail or phone, not both."""

    name = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a sign-up by which nobody could be reached."""
        data = super().clean() or {}
        if not data.get("email") and not data.get("phone") and not self.errors:
            raise forms.ValidationError(_("Give a phone number or an e-mail address."), "unreachable")
        return data

    def signup(self, request: Any, user: User) -> None:
        """Called by allauth once the person is saved; the adapter has kept everything already."""


class ProfileForm(forms.ModelForm[User]):
    """Name and language."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"language": _("Language of our messages")}
