"""Choosing a commune in a form, with and without JavaScript.

The picker fills ``commune_code`` while one types. Without it the server searches for what was
typed: one match is taken, several are offered as a list (``form.place_options``) and nothing else
of the form is lost.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Commune
from accounts.places import Choice, resolve


class PlaceForm(forms.Form):
    """Mix into a form that asks for a commune; ``cleaned_data["commune"]`` is a Commune."""

    place = forms.CharField(
        label=_("Commune or ward, province"),
        max_length=120,
        help_text=_("Today's or former name, such as “Na Rì, Bắc Kạn”."),
        error_messages={"required": _("Write the commune or ward that we deliver to.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-place-text": ""}),
    )
    commune_code = forms.CharField(
        required=False, max_length=8, widget=forms.HiddenInput(attrs={"data-place-code": ""})
    )
    place_options: Sequence[Choice]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place_options = []

    def clean(self) -> dict[str, Any]:
        """Turns what was typed or picked into a commune."""
        data = super().clean() or {}
        if data.get("place"):
            data["commune"] = self._commune(data["place"])
        return data

    def _commune(self, text: str) -> Commune | None:
        # The picker's hidden code and a choice from the list come under the same name.
        found = resolve(text, self.data.getlist("commune_code"))  # type: ignore[attr-defined]
        if found.commune is not None:
            return found.commune
        self.place_options = found.choices
        if found.choices:
            self.add_error("place", _("Several places have this name. Choose yours from the list."))
        else:
            self.add_error(
                "place", _("We found no such place. Try the commune's name with its province.")
            )
        return None
