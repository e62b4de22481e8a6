"""What viewers and marketers fill in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from livestream.models import Complaint, MarketSession
from shop.clock import VIETNAM

LONGEST_HOURS = 12


class ReminderForm(forms.Form):
    """Where the reminder goes."""

    email = forms.EmailField(
        label=_("E-mail for a reminder"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ComplaintForm(forms.Form):
    """What is wrong."""

    kind = forms.ChoiceField(label=_("What is wrong"), choices=Complaint.Kind.choices)
    text = forms.CharField(
        label=_("What happened"),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    contact = forms.CharField(
        label=_("E-mail or phone, for an answer"), max_length=120, required=False
    )


class SessionForm(forms.ModelForm[MarketSession]):
    """A session as its marketer plans it. Times are typed and shown in Vietnam's time."""

    class Meta:
        model = MarketSession
        fields = ("title", "summary", "starts_at", "ends_at")
        labels = {
            "title": _("Title"),
            "summary": _("In a sentence"),
            "starts_at": _("Starts"),
            "ends_at": _("Ends"),
        }
        widgets = {
            name: forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
            for name in ("starts_at", "ends_at")
        }

    def clean(self) -> dict[str, Any]:
        """The end lies after the start, the start ahead of now, and the show is not endless."""
        values = super().clean() or {}
        starts, ends = values.get("starts_at"), values.get("ends_at")
        if starts and starts < timezone.now() and "starts_at" in self.changed_data:
            self.add_error("starts_at", _("Choose a time that is still to come."))
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The end must come after the start."))
        elif starts and ends and (ends - starts).total_seconds() > LONGEST_HOURS * 3600:
            self.add_error("ends_at", _("A session lasts twelve hours at most."))
        return values

    @property
    def zone(self) -> str:
        """Whose clock the times are read on."""
        return str(VIETNAM)
