"""What a buyer fills in at checkout: at most eight fields, the invoice folded away."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.folding import tidy
from accounts.phones import parse_phone
from accounts.places import Place
from orders.basket import Method

INVOICE = ("company", "tax_code", "invoice_address", "invoice_email")


def _text(auto: str = "", **more: str) -> forms.TextInput:
    return forms.TextInput({"autocomplete": auto, **more} if auto else more)


class CheckoutForm(forms.Form):
    """One checkout. ``expected_total`` is the dong the buyer saw, ``checkout_token`` makes a double
    tap the same order."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=120,
        widget=_text("name"),
        help_text=_("Who receives the parcel."),
        error_messages={"required": _("Who receives the parcel? Please give a name.")},
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=24,
        widget=_text("tel", type="tel", inputmode="tel"),
        help_text=_("The carrier calls this number."),
        error_messages={"required": _("Please give a phone number, the carrier calls it.")},
    )
    place = forms.CharField(
        label=_("Commune or ward"),
        max_length=120,
        error_messages={"required": _("Please give the commune or ward of delivery.")},
    )
    address_line = forms.CharField(
        label=_("House, street, village or landmark"),
        max_length=200,
        widget=_text("street-address"),
        error_messages={"required": _("Please give house, street, village or a landmark.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("We send the order there, nothing else."),
        error_messages={
            "invalid": _("This e-mail address is not complete, for example ten@example.com.")
        },
    )
    note = forms.CharField(
        label=_("Note for the producers"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )
    method = forms.CharField(
        label=_("Payment"), error_messages={"required": _("Please choose how to pay.")}
    )
    age_confirmed = forms.BooleanField(
        label=_("I am 18 or older"),
        required=False,
        help_text=_("The basket holds alcohol. The carrier may ask for an identity card."),
    )
    company = forms.CharField(
        label=_("Company or person"), required=False, max_length=160, widget=_text("organization")
    )
    tax_code = forms.CharField(
        label=_("Tax code"),
        required=False,
        max_length=14,
        widget=_text(inputmode="numeric"),
        help_text=_("10 digits, 10 digits and a branch (-001), or a 12-digit personal number."),
    )
    invoice_address = forms.CharField(label=_("Address"), required=False, max_length=200)
    invoice_email = forms.EmailField(
        label=_("E-mail for the invoice"), required=False, max_length=254
    )
    checkout_token = forms.UUIDField(widget=forms.HiddenInput)
    expected_total = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        methods: Sequence[Method],
        has_alcohol: bool,
        found: Place,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.methods = list(methods)
        self.found = found
        if not has_alcohol:
            del self.fields["age_confirmed"]
        else:
            age = self.fields["age_confirmed"]
            age.required = True
            age.error_messages["required"] = _("Alcohol is sold to people of 18 and older only.")

    def clean_name(self) -> str:
        """NFC, single spaces."""
        return tidy(self.cleaned_data["name"])

    def clean_phone(self) -> str:
        """E.164."""
        return parse_phone(self.cleaned_data["phone"])

    def clean_place(self) -> str:
        """The full name of the commune that was found for the typed text."""
        if self.found.commune is not None:
            return str(self.found.commune)
        if self.found.choices:
            raise ValidationError(_("Please choose your commune or ward from the list."))
        raise ValidationError(
            _("No commune or ward has this name. Try the commune alone, or its former name.")
        )

    def clean_method(self) -> str:
        """One of the offered ways to pay."""
        name: str = self.cleaned_data["method"]
        chosen = next((method for method in self.methods if method.name == name), None)
        if chosen is None:
            raise ValidationError(_("Please choose how to pay."))
        if not chosen.allowed:
            raise ValidationError(chosen.reason)
        return name

    def keep_only(self, *names: str) -> None:
        """Forget the errors of the other fields: the buyer has not come to them yet."""
        for name in list(self.errors):
            if name not in names:
                del self.errors[name]

    @property
    def invoice(self) -> dict[str, str]:
        """The e-invoice block as the order keeps it; empty when nothing was asked for."""
        values = {name: self.cleaned_data.get(name) or "" for name in INVOICE}
        if not any(values.values()):
            return {}
        return {
            "company": values["company"],
            "tax_code": values["tax_code"],
            "address": values["invoice_address"],
            "email": values["invoice_email"],
        }

    @property
    def wants_invoice(self) -> bool:
        """Whether the folded block must stand open."""
        return any(self[name].value() or self.errors.get(name) for name in INVOICE)


def new_token() -> uuid.UUID:
    """A fresh checkout token: one page shown, one order at most."""
    return uuid.uuid4()
