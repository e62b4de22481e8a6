"""The catalogue: what is asked for, the page of it, and how many there are for each choice."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from shop.models import Product
from shop.queries.cards import Card, cards, published, with_card_fields
from shop.queries.search import Search

SORTS = ("relevance", "newest", "price", "-price", "best_selling", "stars")
PAGE_SIZE = 24
_ORDERS: dict[str, tuple[str, ...]] = {
    "newest": ("-published_at", "folded"),
    "price": ("price", "folded"),
    "-price": ("-price", "folded"),
    "best_selling": ("-sold_count", "-published_at", "folded"),
    "stars": ("-stars_shown", "folded"),
}


@dataclass(frozen=True)
class Wanted:
    """What somebody asks the catalogue for. Empty means no limit; prices are dong."""

    q: str = ""
    stars: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    provinces: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_price: int | None = None
    max_price: int | None = None
    in_stock: bool = False
    sort: str = ""

    def without(self, facet: str) -> "Wanted":
        """The same question without one of its limits."""
        if facet == "price":
            return replace(self, min_price=None, max_price=None)
        blank: Any = False if facet == "in_stock" else ()
        return replace(self, **{facet: blank})

    @property
    def order(self) -> str:
        """The sort that counts: by relevance when words were typed, else the newest."""
        if self.sort and not (self.sort == "relevance" and not self.q):
            return self.sort
        return "relevance" if self.q else "newest"

    @property
    def narrowed(self) -> bool:
        """Whether any limit besides the words is set."""
        return self != Wanted(q=self.q, sort=self.sort)


@dataclass(frozen=True)
class Page:
    """One page of the answer."""

    count: int
    number: int
    size: int
    cards: Sequence[Card]

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.count // self.size))


def matching(wanted: Wanted, search: Search, day: datetime.date | None = None) -> QuerySet[Product]:
    """Published products that meet every limit, ready for the shelf."""
    found = search.narrow(with_card_fields(published(), day))
    limits: dict[str, Any] = {
        "stars_today__in": wanted.stars,
        "category__number__in": wanted.groups,
        "producer__province__in": wanted.provinces,
        "producer__commune__in": wanted.communes,
        "producer__slug__in": wanted.producers,
        "producer__kind__in": wanted.kinds,
        "can_be_bought": wanted.in_stock,
    }
    found = found.filter(**{name: value for name, value in limits.items() if value})
    prices = {"price__gte": wanted.min_price, "price__lte": wanted.max_price}
    return found.filter(**{name: dong for name, dong in prices.items() if dong is not None})


def sorted_by(products: QuerySet[Product], wanted: Wanted, search: Search) -> QuerySet[Product]:
    """The products in the order asked for; equals stand in the order of their names."""
    if wanted.order == "relevance":
        return products.order_by(*search.order)
    if wanted.order == "stars":
        # No stars come last, not first as PostgreSQL would sort NULL.
        products = products.annotate(stars_shown=Coalesce("stars_today", 0))
    return products.order_by(*_ORDERS[wanted.order])


def page_of(
    wanted: Wanted,
    search: Search,
    *,
    number: int = 1,
    size: int = PAGE_SIZE,
    day: datetime.date | None = None,
) -> Page:
    """Page ``number`` (from 1) of the answer; a number beyond the end gives no cards."""
    found = matching(wanted, search, day)
    count = found.count()
    start = (number - 1) * size
    rows = list(sorted_by(found, wanted, search)[start : start + size]) if start < count else []
    return Page(count=count, number=number, size=size, cards=cards(rows))
