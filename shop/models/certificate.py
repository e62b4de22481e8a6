"""Certificates: dated papers of one product. Stars are computed by the database from the score.

A product has many certificates over time. What counts today is asked in
``shop.queries.certificates`` for a given day, so no job has to run when one ends.
"""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from shop.models.product import Product


class CriteriaVersion(models.Model):
    """One edition of the criteria, e.g. decision 148/QĐ-TTg of 24 February 2023."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    validity_months = models.PositiveSmallIntegerField(default=36)

    def __str__(self) -> str:
        return self.code


class ScoreBand(models.Model):
    """Stars for scores from ``min_score`` up to, not including, the next band."""

    criteria = models.ForeignKey(CriteriaVersion, models.CASCADE, related_name="bands")
    stars = models.PositiveSmallIntegerField()
    min_score = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["-min_score"]
        constraints = [
            models.UniqueConstraint(fields=["criteria", "stars"], name="band_stars_once"),
            models.UniqueConstraint(fields=["criteria", "min_score"], name="band_score_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criteria_id}: {self.stars} ≥ {self.min_score}"


# Five stars are given by the central ministry alone: a province's 90 points are four certified
# stars and the word "potential five stars" (DOMAIN, rating and certificate).
_STARS_FROM_SCORE = """
    SELECT max(band.stars) INTO NEW.stars FROM shop_scoreband AS band
     WHERE band.criteria_id = NEW.criteria_id AND band.min_score <= NEW.score
       AND (band.stars < 5 OR NEW.issuer_level = 'central');
    IF NEW.stars IS NULL OR NEW.score > 100 THEN
        RAISE EXCEPTION 'score % earns no OCOP certificate', NEW.score
            USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_score_in_a_band';
    END IF;
    RETURN NEW;
"""


class Certificate(models.Model):
    """One recognition of one product. ``stars`` is never typed: a trigger computes it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        VERIFIED = "verified", _("Verified")
        REVOKED = "revoked", _("Revoked")
        SUPERSEDED = "superseded", _("Superseded")

    class Level(models.TextChoices):
        DISTRICT = "district", _("District")
        PROVINCE = "province", _("Province")
        CENTRAL = "central", _("Central ministry")

    product = models.ForeignKey(Product, models.PROTECT, related_name="certificates")
    criteria = models.ForeignKey(CriteriaVersion, models.PROTECT)
    score = models.DecimalField(max_digits=5, decimal_places=2)
    stars = models.PositiveSmallIntegerField(editable=False, default=0)
    decision_no = models.CharField(max_length=60)
    decision_date = models.DateField()
    issuer_level = models.CharField(max_length=8, choices=Level.choices)
    issuer = models.CharField(max_length=160)
    valid_from = models.DateField()
    valid_to = models.DateField()  # the last day on which the stars hold
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    is_sample_data = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-valid_from"]
        indexes = [
            models.Index(fields=["status", "valid_from", "valid_to"], name="certificate_valid")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="certificate_dates_in_order"
            ),
            # Two papers of one product cannot both hold on one day.
            ExclusionConstraint(
                name="certificate_one_at_a_time",
                expressions=[
                    ("product", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"), F("valid_to"), models.Value("[]"), function="DATERANGE"
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(status="verified"),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="certificate_stars_from_score",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_STARS_FROM_SCORE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.product} · {self.decision_no}"

    @property
    def is_potential_five(self) -> bool:
        """Whether a province scored it for five stars and the ministry has not decided."""
        return self.score >= 90 and self.issuer_level != self.Level.CENTRAL
