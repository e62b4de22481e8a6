"""Units held for an order that is not shipped yet."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orders.models.order import Order
from shop.models import Variant


class Reservation(models.Model):
    """A hold. ``expires_at`` is empty once the order is confirmed. Counted in StockLevel.reserved
    while ``state`` is held."""

    class State(models.TextChoices):
        HELD = "held", _("Held")
        RELEASED = "released", _("Released")
        SHIPPED = "shipped", _("Shipped")

    order = models.ForeignKey(Order, models.CASCADE, related_name="reservations")
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="reservations")
    quantity = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.HELD)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "expires_at"], name="reservation_due")]
        constraints = [
            models.UniqueConstraint(fields=["order", "variant"], name="reservation_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="reservation_quantity_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant_id} {self.state}"
