"""Stars on a day: asked of the certificates each time, stored nowhere.

Because every page, facet, feed and API answer reads through here, the stars of a paper that ended
yesterday are gone today without any job having run.
"""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from shop.clock import today
from shop.models import Certificate


def holding_on(day: datetime.date) -> Q:
    """The condition on certificates that hold on ``day``."""
    return Q(status=Certificate.Status.VERIFIED, valid_from__lte=day, valid_to__gte=day)


def certificates_on(day: datetime.date | None = None) -> QuerySet[Certificate]:
    """Certificates that hold on ``day`` (today in Vietnam when not given)."""
    return Certificate.objects.filter(holding_on(day or today()))


def stars_of_product(day: datetime.date | None = None, *, product: str = "pk") -> Subquery:
    """For annotating a query: stars of the product named by ``product``, NULL when none hold."""
    held = certificates_on(day).filter(product=OuterRef(product))
    return Subquery(held.values("stars")[:1])


def valid_to_of_product(day: datetime.date | None = None, *, product: str = "pk") -> Subquery:
    """For annotating a query: until when those stars hold."""
    held = certificates_on(day).filter(product=OuterRef(product))
    return Subquery(held.values("valid_to")[:1])


def is_certified(day: datetime.date | None = None, *, product: str = "pk") -> Exists:
    """For filtering a query: whether any certificate holds."""
    return Exists(certificates_on(day).filter(product=OuterRef(product)))
