"""Every change of state, by whom and when. Rows are added, never changed."""

import pgtrigger
from django.conf import settings
from django.db import models

from orders.models.order import Order
from orders.models.parcel import Parcel


class _Change(models.Model):
    """One step from one state to the next."""

    before = models.CharField(max_length=18, blank=True)
    after = models.CharField(max_length=18)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=240, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class OrderChange(_Change):
    """A change of an order's status."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="changes")

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="order_change_append_only",
                operation=pgtrigger.UpdateOf("before", "after", "at"),  # type: ignore[no-untyped-call]
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.before} → {self.after}"


class ParcelChange(_Change):
    """A change of a parcel's status."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="changes")

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="parcel_change_append_only",
                operation=pgtrigger.UpdateOf("before", "after", "at"),  # type: ignore[no-untyped-call]
            )
        ]

    def __str__(self) -> str:
        return f"{self.parcel_id}: {self.before} → {self.after}"
