"""What people say in a session."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from livestream.models.session import MarketSession


class ChatMessage(models.Model):
    """One message. Kept for the legal period with its session, even when it was removed."""

    class State(models.TextChoices):
        SHOWN = "shown", _("Shown")
        HELD = "held", _("Held for review")
        REMOVED = "removed", _("Removed")

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="messages")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    visitor = models.CharField(max_length=43, blank=True)  # a guest's own key, never shown
    name = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    is_host = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.SHOWN)
    seq = models.PositiveBigIntegerField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["session", "-id"], name="chat_of_session"),
            models.Index(fields=["session", "visitor", "-at"], name="chat_of_visitor"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"
