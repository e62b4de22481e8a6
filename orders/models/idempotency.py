"""Answers already given, so that a repeated request gets the same one."""

from django.db import models


class IdempotencyKey(models.Model):
    """One client's key. ``fingerprint`` is a digest of the request; no answer means in flight."""

    scope = models.CharField(max_length=60)  # the cart it belongs to
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="idempotency_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
