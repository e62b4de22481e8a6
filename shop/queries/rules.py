"""Which of the programme's dated rules hold on a day."""

import datetime

from django.db.models import Q

from shop.models import CriteriaVersion, IssuerRule


def criteria_on(day: datetime.date) -> CriteriaVersion:
    """The edition of the criteria in force on ``day``; before the first one, the first."""
    editions = list(CriteriaVersion.objects.order_by("valid_from"))
    return next((one for one in reversed(editions) if one.valid_from <= day), editions[0])


def issuer_level(stars: int, day: datetime.date) -> str:
    """Who recognises products of ``stars`` on ``day``.

    In the days between two rules (districts ended on 30 June 2025, the next decision is of 6 July)
    the rule that comes next counts.
    """
    rules = IssuerRule.objects.filter(stars=stars).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    )
    return rules.order_by("valid_from").values_list("level", flat=True)[0]
