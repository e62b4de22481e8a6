"""What is shown in a session, and what is pinned now."""

from django.db import models
from django.db.models import Q

from livestream.models.session import MarketSession
from shop.models import Variant


class LineupItem(models.Model):
    """One variant of the line-up. ``code`` is the short word that viewers type, e.g. MD500."""

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="lineup")
    variant = models.ForeignKey(Variant, models.PROTECT)
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "code"], name="lineup_code_once"),
            models.UniqueConstraint(fields=["session", "variant"], name="lineup_variant_once"),
            models.UniqueConstraint(
                fields=["session", "position"],
                name="lineup_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.code}"


class Pin(models.Model):
    """A product held up to the viewers, from ``pinned_at`` until ``unpinned_at`` (empty: now)."""

    item = models.ForeignKey(LineupItem, models.CASCADE, related_name="pins")
    pinned_at = models.DateTimeField(auto_now_add=True)
    unpinned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pinned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(unpinned_at__isnull=True), name="pin_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.pinned_at}"
