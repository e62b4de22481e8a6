"""How many there are, how many are promised, and every movement between.

The level is a cache of the movements that the database keeps honest: a CHECK holds
0 ≤ reserved ≤ on_hand, and a movement can be added but never changed or removed.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shop.models.variant import Variant


class StockLevel(models.Model):
    """Units of one variant. ``on_hand − reserved`` may still be sold."""

    variant = models.OneToOneField(Variant, models.CASCADE, primary_key=True, related_name="stock")
    on_hand = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reserved__gte=0), name="stock_reserved_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("on_hand")), name="stock_not_oversold"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id}: {self.reserved}/{self.on_hand}"

    @property
    def available(self) -> int:
        """Units that may still be sold."""
        return self.on_hand - self.reserved


class StockMovement(models.Model):
    """One change of a level. ``order_code`` names the order that caused it, if one did."""

    class Kind(models.TextChoices):
        RECEIVE = "receive", _("Received")
        ADJUST = "adjust", _("Counted again")
        RESERVE = "reserve", _("Reserved")
        RELEASE = "release", _("Released")
        SHIP = "ship", _("Shipped")
        RETURN = "return", _("Returned")

    variant = models.ForeignKey(Variant, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    on_hand_change = models.IntegerField(default=0)
    reserved_change = models.IntegerField(default=0)
    order_code = models.CharField(max_length=20, blank=True, db_index=True)
    reason = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(on_hand_change=0, reserved_change=0), name="movement_moves_something"
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="movement_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_hand_change:+d}/{self.reserved_change:+d}"
