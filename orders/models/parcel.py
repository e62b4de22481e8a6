"""What one producer packs and ships of an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.order import Order
from shop.models import Producer


class Parcel(models.Model):
    """A producer sees and ships only this. ``shipping`` is dong, ``weight_g`` is grams."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting for payment")
        NEW = "new", _("New")
        PACKED = "packed", _("Packed")
        HANDED_OVER = "handed_over", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")

    order = models.ForeignKey(Order, models.CASCADE, related_name="parcels")
    producer = models.ForeignKey(Producer, models.PROTECT, related_name="parcels")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    shipping = models.PositiveBigIntegerField(default=0)
    weight_g = models.PositiveIntegerField(default=0)
    carrier = models.CharField(max_length=40, blank=True)
    tracking_code = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "producer"], name="parcel_one_per_producer")
        ]

    def __str__(self) -> str:
        return f"{self.order_id} · {self.producer_id}"
