"""What viewers ask of us: to be reminded, and to look into something."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from livestream.models.session import MarketSession


class Reminder(models.Model):
    """Somebody who wants one mail shortly before a session starts."""

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="reminders")
    email = models.EmailField()
    language = models.CharField(max_length=2, default="vi")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "email"], name="reminder_once_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.email}"


class Complaint(models.Model):
    """What a viewer reports during or after a session (law 122/2025/QH15, live sales)."""

    class Kind(models.TextChoices):
        FALSE_CLAIM = "false_claim", _("Says something untrue about the goods")
        BANNED_GOODS = "banned_goods", _("Sells goods that are not allowed")
        BEHAVIOUR = "behaviour", _("Offends people")
        OTHER = "other", _("Something else")

    session = models.ForeignKey(MarketSession, models.PROTECT, related_name="complaints")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=1000)
    contact = models.CharField(max_length=120, blank=True)  # how to answer, if the person wants one
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.session_id} {self.kind}"
