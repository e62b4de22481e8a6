"""What a person agreed to, per purpose (personal data law 91/2025: never pre-ticked)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """One answer for one purpose; a later answer is a new row, so that the history stays."""

    class Purpose(models.TextChoices):
        NEWS = "news", _("News about market sessions and products")
        REVIEWS = "reviews", _("Asking for a review after delivery")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    granted = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.user} {self.purpose} {self.granted}"
