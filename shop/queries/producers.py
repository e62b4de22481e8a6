"""Producers: the list, and one with its goods."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.folding import fold
from shop.models import Producer, Product
from shop.queries.cards import Card, cards, published, with_card_fields
from shop.queries.search import Search

_SELLS = Q(products__state=Product.State.PUBLISHED)


@dataclass(frozen=True)
class ProducerPage:
    """A producer and all its published products."""

    producer: Any
    cards: list[Card]


def selling(*, text: str = "", kind: str = "", province: str = "") -> QuerySet[Producer]:
    """Producers with something on the shelf; adds ``product_count``. By name.

    ``text`` looks in names, goods and places of today and of before; ``province`` is a code.
    """
    found = (
        Producer.objects.filter(is_active=True)
        .annotate(product_count=Count("products", filter=_SELLS))
        .filter(product_count__gt=0)
        .select_related("province", "commune__province")
    )
    search = Search.of(text)
    if search.asked:
        # What a producer makes and where is in the search text of its products.
        goods = search.narrow(published()).values("producer")
        found = found.filter(Q(folded__contains=fold(text)) | Q(pk__in=goods))
    if kind:
        found = found.filter(kind=kind)
    if province:
        found = found.filter(province=province)
    return found.order_by("folded")


def producer_page(slug: str, *, day: datetime.date | None = None) -> ProducerPage | None:
    """The producer at ``slug`` with its goods, or None."""
    if "\0" in slug:
        return None
    producer = selling().filter(slug=slug).first()
    if producer is None:
        return None
    goods = with_card_fields(published().filter(producer=producer), day)
    return ProducerPage(producer, cards(list(goods.order_by("-sold_count", "folded"))))
