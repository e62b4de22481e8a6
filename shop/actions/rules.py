"""Puts the programme's groups, criteria and issuers into an empty database."""

from decimal import Decimal

from django.db import transaction

from shop.catalogue.rules import BANDS, CRITERIA, GROUPS, ISSUERS
from shop.models import Category, CriteriaVersion, IssuerRule, ScoreBand


@transaction.atomic
def seed_rules() -> None:
    """Adds the rules that are missing. What an officer has changed since stays as it is."""
    for group in GROUPS:
        number, values = group.number, group._asdict()
        Category.objects.get_or_create(number=number, defaults=values)
    for edition in CRITERIA:
        criteria, created = CriteriaVersion.objects.get_or_create(
            code=edition.code, defaults=edition._asdict()
        )
        if created:
            ScoreBand.objects.bulk_create(
                ScoreBand(criteria=criteria, stars=stars, min_score=Decimal(score))
                for stars, score in BANDS
            )
    for issuer in ISSUERS:
        values = issuer._asdict()
        key = {name: values.pop(name) for name in ("stars", "valid_from")}
        IssuerRule.objects.get_or_create(**key, defaults=values)
