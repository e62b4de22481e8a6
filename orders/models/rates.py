"""Rates with dates: shipping, commission and tax. Rules are rows, never constants."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.models import Producer


class ShippingRate(models.Model):
    """Cost of a parcel: ``base`` dong up to ``base_g`` grams, then ``step`` dong per ``step_g``."""

    class Zone(models.TextChoices):
        SAME_PROVINCE = "same_province", _("Same province")
        SAME_REGION = "same_region", _("Same region")
        COUNTRY = "country", _("Across the country")

    zone = models.CharField(max_length=14, choices=Zone.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    base_g = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    step_g = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    free_from = models.PositiveIntegerField(null=True, blank=True)  # parcel subtotal in dong

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zone", "valid_from"], name="shipping_rate_once"),
            models.CheckConstraint(condition=models.Q(step_g__gt=0), name="shipping_step_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.valid_from}"


class CommissionRate(models.Model):
    """What the platform keeps, in basis points of the goods' price."""

    valid_from = models.DateField(unique=True)
    valid_to = models.DateField(null=True, blank=True)
    rate_bp = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.rate_bp} bp {self.valid_from}"


class TaxRate(models.Model):
    """Tax the platform withholds (decree 117/2025), in basis points, per kind of producer."""

    producer_kind = models.CharField(max_length=20, choices=Producer.Kind.choices)
    is_service = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    vat_bp = models.PositiveSmallIntegerField()
    pit_bp = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["producer_kind", "is_service", "valid_from"], name="tax_rate_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.producer_kind} {self.vat_bp}+{self.pit_bp}"
