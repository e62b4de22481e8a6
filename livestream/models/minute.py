"""How many were watching, minute by minute."""

from django.db import models

from livestream.models.session import MarketSession


class SessionMinute(models.Model):
    """Most viewers seen at once within one minute of a session."""

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="minutes")
    minute = models.DateTimeField()  # UTC, seconds are zero
    viewers = models.PositiveIntegerField(default=0)
    messages = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["minute"]
        constraints = [
            models.UniqueConstraint(fields=["session", "minute"], name="session_minute_once")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.minute:%H:%M} {self.viewers}"
