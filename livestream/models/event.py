"""The numbered events of a session: written first, streamed after."""

import pgtrigger
from django.db import models

from livestream.models.session import MarketSession


class LiveEvent(models.Model):
    """One event. ``seq`` grows by one within its session: the row lock on the session's counter
    is held until commit, so numbers become visible in order and without a gap."""

    class Kind(models.TextChoices):
        STATE = "state"
        PIN = "pin"
        UNPIN = "unpin"
        DEAL = "deal"
        SOLD = "sold"
        CHAT = "chat"
        CHAT_REMOVED = "chat_removed"
        NOTICE = "notice"
        LINEUP = "lineup"

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    payload = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["session", "seq"], name="live_event_seq_once")
        ]
        triggers = [pgtrigger.Protect(name="live_event_append_only", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.session_id}#{self.seq} {self.kind}"
