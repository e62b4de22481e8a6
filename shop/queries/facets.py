"""How many products each choice would leave, counted under all the other choices. One query."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from accounts.models import Province
from shop.models import Category, Producer, Product
from shop.queries.catalogue import Wanted, matching
from shop.queries.search import Search

# Upper bounds of the price steps in dong; the last step has none.
PRICE_STEPS = (50_000, 100_000, 200_000, 500_000)


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how it is asked for, what people read, how many it leaves."""

    value: str
    label: str
    count: int
    chosen: bool = False


Facets = dict[str, list[Choice]]
_FACETS: dict[str, tuple[str, Combinable]] = {
    "stars": ("stars", F("stars_today")),
    "group": ("groups", F("category__number")),
    "province": ("provinces", F("producer__province__code")),
    "producer_kind": ("kinds", F("producer__kind")),
    "price": (
        "price",
        Case(
            *(When(price__lt=step, then=Value(step)) for step in PRICE_STEPS),
            default=Value(0),
        ),
    ),
    "in_stock": ("in_stock", Case(When(can_be_bought=True, then=Value(1)), default=Value(None))),
}


def facets(wanted: Wanted, search: Search, day: datetime.date | None = None) -> Facets:
    """The choices of every facet that leave at least one product, or that are chosen."""
    counts = _counted(wanted, search, day)
    return {
        "stars": _choices(
            counts["stars"], {str(n): "" for n in (5, 4, 3)}, [str(n) for n in wanted.stars]
        ),
        "group": _choices(
            counts["group"],
            {str(one.number): one.name for one in Category.objects.all()},
            [str(n) for n in wanted.groups],
        ),
        "province": sorted(
            _choices(
                counts["province"],
                dict(
                    Province.objects.filter(
                        code__in=[*counts["province"], *wanted.provinces]
                    ).values_list("code", "name")
                ),
                wanted.provinces,
            ),
            key=lambda choice: -choice.count,
        ),
        "producer_kind": _choices(
            counts["producer_kind"],
            {value: str(label) for value, label in Producer.Kind.choices},
            wanted.kinds,
        ),
        "price": _price_choices(counts["price"], wanted),
        "in_stock": _choices(counts["in_stock"], {"1": ""}, ["1"] if wanted.in_stock else []),
    }


def _counted(
    wanted: Wanted, search: Search, day: datetime.date | None
) -> dict[str, dict[str, int]]:
    parts = [
        _part(matching(wanted.without(limit), search, day), facet, value)
        for facet, (limit, value) in _FACETS.items()
    ]
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for facet, text, number in parts[0].union(*parts[1:], all=True):
        if text is not None:
            counts[facet][text] = number
    return counts


def _part(
    products: QuerySet[Product], facet: str, value: Combinable
) -> QuerySet[Product, tuple[str, str | None, int]]:
    return (
        products.order_by()
        .annotate(facet=Value(facet, output_field=CharField()), choice=Cast(value, CharField()))
        .values("facet", "choice")
        .annotate(number=Count("pk"))
        .values_list("facet", "choice", "number")
    )


def _choices(
    counts: dict[str, int], labels: dict[str, str], chosen: "list[str] | tuple[str, ...]"
) -> list[Choice]:
    return [
        Choice(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    ]


def _price_choices(counts: dict[str, int], wanted: Wanted) -> list[Choice]:
    """Steps as "low-high" in dong, an open end left empty."""
    found = []
    low = 0
    for high in (*PRICE_STEPS, 0):
        value = f"{low or ''}-{high - 1 if high else ''}"
        chosen = (wanted.min_price or 0, wanted.max_price) == (low, high - 1 if high else None)
        if counts.get(str(high)):
            found.append(Choice(value, "", counts[str(high)], chosen and wanted.narrowed))
        low = high
    return found
