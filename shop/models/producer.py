"""Who makes the goods, and who may act for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Commune, Province


class Producer(models.Model):
    """A legal holder of OCOP products. ``place_as_certified`` is kept as the paper says it."""

    class Kind(models.TextChoices):
        COOPERATIVE = "cooperative", _("Cooperative")
        COOPERATIVE_GROUP = "cooperative_group", _("Cooperative group")
        HOUSEHOLD = "household", _("Household business")
        ENTERPRISE = "enterprise", _("Enterprise")

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    folded = models.CharField(max_length=160, db_index=True)
    tax_code = models.CharField(max_length=14, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    place_as_certified = models.CharField(max_length=200, blank=True)
    province_as_certified = models.CharField(max_length=80, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="producers"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="producers"
    )
    story = models.TextField(blank=True)
    banner = models.CharField(max_length=200, blank=True)  # media path stem of the drawn banner
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["folded"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["cooperative", "cooperative_group", "household", "enterprise"]
                ),
                name="producer_kind_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A person who acts for one producer."""

    class Right(models.TextChoices):
        OWNER = "owner", _("Owner")
        STAFF = "staff", _("Staff")

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    right = models.CharField(max_length=8, choices=Right.choices, default=Right.STAFF)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["producer", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.producer}"
