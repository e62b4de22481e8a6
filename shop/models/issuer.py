"""Who may recognise a product, by stars and by date."""

from django.db import models
from django.db.models import F, Q

from shop.models.certificate import Certificate


class IssuerRule(models.Model):
    """From ``valid_from`` to ``valid_to`` (the last day) products of ``stars`` are recognised here.

    Decision 1489/QĐ-TTg of 6 July 2025 moved three stars from the district, which no longer
    exists, to the province.
    """

    stars = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=8, choices=Certificate.Level.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["stars", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["stars", "valid_from"], name="issuer_rule_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="issuer_rule_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stars}★ {self.level} {self.valid_from}"
