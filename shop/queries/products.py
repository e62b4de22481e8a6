"""One product and everything its page says, in a fixed number of queries."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from shop import clock, hooks
from shop.images import Image, image_of
from shop.labels import Line, label_lines
from shop.models import Certificate, Product, Variant
from shop.queries.cards import Card, card_of, cards, published, with_card_fields
from shop.queries.certificates import PaperState, papers_of, state_on

MORE_FROM_PRODUCER = 6


@dataclass(frozen=True)
class Offer:
    """A pack as it stands on the shelf now: ``available`` units may still be sold."""

    variant: Variant
    available: int


@dataclass(frozen=True)
class Paper:
    """One certificate and how it stands today."""

    certificate: Certificate
    state: PaperState

    @property
    def holds(self) -> bool:
        """Whether its stars may be shown."""
        return self.state in (PaperState.ACTIVE, PaperState.EXPIRING)


@dataclass(frozen=True)
class ProductPage:
    """``paper`` holds today; ``ended`` is the newest one that did, when none does any more."""

    product: Product
    card: Card
    offers: list[Offer]
    images: list[Image]
    paper: Paper | None
    ended: Certificate | None
    earlier: list[Paper]
    facts: list[Line]
    sessions: list[dict[str, Any]]
    more: list[Card]


def product_page(slug: str, *, day: datetime.date | None = None) -> ProductPage | None:
    """The published product at ``slug``, or None.

    Queries: the product, its pictures, its packs with stock, its papers, more of its producer,
    their pictures, and the running sessions of the floor above.
    """
    today = day or clock.today()
    if "\0" in slug:
        return None
    product = with_card_fields(published().filter(slug=slug), today).first()
    if product is None:
        return None
    papers = [Paper(paper, state_on(paper, today)) for paper in papers_of(product)]
    paper = next((one for one in papers if one.holds), None)
    ended = next((one.certificate for one in papers if one.state == PaperState.EXPIRED), None)
    return ProductPage(
        product=product,
        card=card_of(product),
        offers=offers_of(product),
        images=[image_of(picture) for picture in product.pictures.all()],
        paper=paper,
        ended=None if paper else ended,
        earlier=[one for one in papers if one is not paper],
        facts=label_lines(product),
        sessions=hooks.upcoming_sessions([product.pk]).get(product.pk, []),
        more=_more(product, today),
    )


def offers_of(product: Product) -> list[Offer]:
    """The packs on sale with what is left of each. One query."""
    packs: QuerySet[Variant] = product.variants.filter(is_active=True).select_related("stock")
    return [Offer(one, one.stock.available if hasattr(one, "stock") else 0) for one in packs]


def _more(product: Product, day: datetime.date) -> list[Card]:
    others = published().filter(producer=product.producer_id).exclude(pk=product.pk)
    rows = with_card_fields(others, day).order_by("-sold_count", "folded")[:MORE_FROM_PRODUCER]
    return cards(list(rows))
