"""A market session (chợ phiên) and its life."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from shop.models import Producer


class MarketSession(models.Model):
    """A planned live sale of several producers. Times are UTC inside.

    ``last_seq`` numbers the session's events without a gap; ``epoch`` changes when the numbering
    starts anew, so that a viewer who held an old number gets a full picture instead.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Planned")
        WAITING = "waiting", _("Waiting room open")
        LIVE = "live", _("Live")
        ENDED = "ended", _("Ended")
        CANCELLED = "cancelled", _("Cancelled")

    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(max_length=140)
    summary = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    marketer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="market_sessions",
    )
    producers = models.ManyToManyField(Producer, related_name="market_sessions", blank=True)
    poster = models.CharField(max_length=200, blank=True)  # media path stem
    film = models.CharField(max_length=200, blank=True)  # media folder with the HLS parts
    epoch = models.PositiveIntegerField(default=1)
    last_seq = models.PositiveBigIntegerField(default=0)
    peak_viewers = models.PositiveIntegerField(default=0)
    is_sample_data = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["state", "starts_at"], name="session_timetable")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_times_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(state="live") | Q(started_at__isnull=False),
                name="session_live_has_started",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SessionChange(models.Model):
    """One step in a session's life. A session starts once: the database says so."""

    session = models.ForeignKey(MarketSession, models.CASCADE, related_name="changes")
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "after"],
                condition=Q(after__in=["waiting", "live", "ended"]),
                name="session_reaches_each_state_once",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="session_change_append_only",
                operation=pgtrigger.UpdateOf("before", "after", "at"),  # type: ignore[no-untyped-call]
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
