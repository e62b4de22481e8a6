"""Sales as a dashboard shows them, read from the roll-ups. Amounts are dong."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from analytics.models import DailySale
from shop.clock import today


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def last_days(cls, days: int) -> "Period":
        """The last ``days`` days with today as the last one."""
        newest = today()
        return cls(newest - datetime.timedelta(days=days - 1), newest)

    @property
    def days(self) -> list[datetime.date]:
        """Every day, the first one first."""
        count = (self.last - self.first).days + 1
        return [self.first + datetime.timedelta(days=offset) for offset in range(count)]

    @property
    def before(self) -> "Period":
        """As many days just before."""
        length = self.last - self.first
        newest = self.first - datetime.timedelta(days=1)
        return Period(newest - length, newest)


@dataclass(frozen=True)
class Totals:
    """What a period sold."""

    revenue: int
    live_revenue: int
    units: int


@dataclass(frozen=True)
class SalesDay:
    """What one day sold on pages and in sessions."""

    day: datetime.date
    page: int
    live: int


@dataclass(frozen=True)
class Rank:
    """One row of a ranking."""

    name: str
    slug: str
    detail: str
    units: int
    revenue: int


def totals(period: Period) -> Totals:
    """Revenue, the part of it made in sessions, and units."""
    row = _within(period).aggregate(
        earned=Coalesce(Sum("revenue"), 0),
        live=Coalesce(Sum("revenue", filter=~Q(session="")), 0),
        packs=Coalesce(Sum("units"), 0),
    )
    return Totals(
        revenue=int(row["earned"]), live_revenue=int(row["live"]), units=int(row["packs"])
    )


def per_day(period: Period) -> list[SalesDay]:
    """One row a day, days without sales included."""
    rows = (
        _within(period)
        .values("day")
        .annotate(
            page=Coalesce(Sum("revenue", filter=Q(session="")), 0),
            live=Coalesce(Sum("revenue", filter=~Q(session="")), 0),
        )
        .order_by("day")
    )
    found = {row["day"]: (int(row["page"]), int(row["live"])) for row in rows}
    return [SalesDay(day, *found.get(day, (0, 0))) for day in period.days]


def top_products(period: Period, *, limit: int = 10) -> list[Rank]:
    """The products that earned most."""
    rows = (
        _within(period)
        .values("product__name", "product__slug", "producer__name")
        .annotate(packs=Sum("units"), earned=Sum("revenue"))
        .order_by("-earned", "product__slug")[:limit]
    )
    return [
        Rank(
            name=row["product__name"],
            slug=row["product__slug"],
            detail=row["producer__name"],
            units=int(row["packs"]),
            revenue=int(row["earned"]),
        )
        for row in rows
    ]


def top_producers(period: Period, *, limit: int = 10) -> list[Rank]:
    """The producers that earned most."""
    rows = (
        _within(period)
        .values("producer__name", "producer__slug", "producer__province__name")
        .annotate(packs=Sum("units"), earned=Sum("revenue"))
        .order_by("-earned", "producer__slug")[:limit]
    )
    return [
        Rank(
            name=row["producer__name"],
            slug=row["producer__slug"],
            detail=row["producer__province__name"] or "",
            units=int(row["packs"]),
            revenue=int(row["earned"]),
        )
        for row in rows
    ]


def revenue_of_sessions(slugs: list[str]) -> dict[str, tuple[int, int]]:
    """Per session slug: units and revenue sold in it, over all days."""
    rows = (
        DailySale.objects.filter(session__in=slugs)
        .values("session")
        .annotate(packs=Sum("units"), earned=Sum("revenue"))
        .order_by()
    )
    return {row["session"]: (int(row["packs"]), int(row["earned"])) for row in rows}


def _within(period: Period) -> QuerySet[DailySale]:
    return DailySale.objects.filter(day__gte=period.first, day__lte=period.last)
