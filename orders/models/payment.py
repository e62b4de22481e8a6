"""How an order is paid, and what the gateway told us about it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orders.models.order import Order


class Payment(models.Model):
    """One attempt to pay one order. ``amount`` is dong. Its state only ever moves forward.

    ``idempotency_key`` is stored before the gateway is called, so that a repeated call after a
    crash is the same call.
    """

    class Status(models.TextChoices):
        CREATED = "created", _("Not asked yet")
        WAITING = "waiting", _("Waiting for the buyer")
        SUCCEEDED = "succeeded", _("Paid")
        FAILED = "failed", _("Failed")
        EXPIRED = "expired", _("Expired")
        REFUND_DUE = "refund_due", _("To be refunded")
        REFUNDED = "refunded", _("Refunded")

    order = models.ForeignKey(Order, models.CASCADE, related_name="payments")
    method = models.CharField(max_length=8, choices=Order.Method.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.CREATED)
    amount = models.PositiveBigIntegerField()
    idempotency_key = models.CharField(max_length=64, unique=True)
    gateway_session = models.CharField(max_length=120, blank=True, db_index=True)
    gateway_intent = models.CharField(max_length=120, blank=True, db_index=True)
    redirect_url = models.URLField(max_length=600, blank=True)
    memo = models.CharField(max_length=40, blank=True)  # of a bank transfer
    refunded = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    succeeded_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["status", "created_at"], name="payment_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(status="succeeded"),
                name="payment_one_success_per_order",
            ),
            models.CheckConstraint(
                condition=Q(refunded__lte=models.F("amount")), name="payment_refund_within_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.method} {self.status}"


class GatewayEvent(models.Model):
    """A signed notice from the gateway, kept once by its id; a hint to read the object again."""

    id = models.CharField(max_length=120, primary_key=True)
    kind = models.CharField(max_length=80)
    object_id = models.CharField(max_length=120, db_index=True)
    payload = models.JSONField()
    received_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["applied_at", "received_at"], name="gateway_event_open")]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
