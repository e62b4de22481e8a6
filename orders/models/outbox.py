"""Messages that must leave the house, written in the transaction that caused them."""

from django.db import models
from django.utils import timezone


class OutboxMessage(models.Model):
    """One mail to one person. ``key`` is unique, so the same message can never be queued twice."""

    key = models.CharField(max_length=160, unique=True)  # "order_placed:DH000123:buyer"
    template = models.CharField(max_length=60)
    recipient = models.EmailField()
    language = models.CharField(max_length=2, default="vi")
    context = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(sent_at__isnull=True), name="outbox_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.key
