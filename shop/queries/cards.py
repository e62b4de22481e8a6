"""Products as cards: what a shelf, a story, a session or a feed shows of a product.

Two queries for any number of products: the products with stars, stock and cheapest price, and
their pictures. ``cards`` asks for running market sessions besides.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.folding import fold
from shop import hooks
from shop.models import Producer, Product, ProductPicture, Variant
from shop.queries.picture_sources import PictureSource, source_of
from shop.queries.stars import stars_of_product, valid_to_of_product

_KINDS = ("xa ", "phuong ", "thi tran ", "thi xa ", "thanh pho ", "huyen ", "thon ", "buon ")


@dataclass(frozen=True)
class Card:
    """One product as ``theme/components/product_card.html`` shows it. Amounts are dong.

    ``stars`` is None unless a certificate holds on the day that was asked for.
    """

    pk: int
    slug: str
    url: str
    name: str
    producer: str
    producer_name: str
    producer_slug: str
    producer_kind: str
    place: str
    as_certified: str
    commune: str
    province: str
    price: int | None
    compare_at: int | None
    stars: int | None
    stars_until: datetime.date | None
    image: PictureSource | None
    in_stock: bool
    is_alcohol: bool
    session: str = ""


def published() -> QuerySet[Product]:
    """Products that anybody may see."""
    return Product.objects.filter(state=Product.State.PUBLISHED, producer__is_active=True)


def with_card_fields(
    products: QuerySet[Product], day: datetime.date | None = None
) -> QuerySet[Product]:
    """``products`` with everything that ``card_of`` reads.

    Adds ``stars_today`` and ``stars_until`` (None when no certificate holds), ``price`` and
    ``compare_at`` (dong) of the cheapest pack, and ``can_be_bought``.
    """
    packs = Variant.objects.filter(product=OuterRef("pk"), is_active=True).order_by("price", "pk")
    in_stock = packs.filter(stock__on_hand__gt=F("stock__reserved")).order_by()
    return (
        products.select_related("category", "producer__province", "producer__commune")
        .annotate(
            stars_today=stars_of_product(day),
            stars_until=valid_to_of_product(day),
            price=Subquery(packs.values("price")[:1]),
            compare_at=Subquery(packs.values("compare_at")[:1]),
            can_be_bought=Exists(in_stock),
        )
        .prefetch_related(Prefetch("pictures", ProductPicture.objects.order_by("position", "pk")))
    )


def card_of(product: Any) -> Card:
    """The card of a product that came through ``with_card_fields``. No query."""
    producer: Producer = product.producer
    pictures = list(product.pictures.all())
    return Card(
        pk=product.pk,
        slug=product.slug,
        url=reverse("product", args=[product.slug]),
        name=product.name,
        producer=short_maker(producer.name),
        producer_name=producer.name,
        producer_slug=producer.slug,
        producer_kind=producer.kind,
        place=short_place(producer),
        as_certified=certified_place(producer),
        commune=producer.commune.full_name if producer.commune else "",
        province=producer.province.name if producer.province else "",
        price=product.price,
        compare_at=product.compare_at,
        stars=product.stars_today,
        stars_until=product.stars_until,
        image=source_of(pictures[0]) if pictures else None,
        in_stock=product.can_be_bought,
        is_alcohol=product.is_alcohol,
    )


def cards(products: Sequence[Product]) -> list[Card]:
    """Cards for rows of ``with_card_fields``, marked when they are in a session on air."""
    sessions = hooks.upcoming_sessions([one.pk for one in products]) if products else {}
    return [
        replace(card_of(product), session=_on_air(sessions.get(product.pk, [])))
        for product in products
    ]


def cards_for(product_ids: Iterable[int]) -> list[Card]:
    """Cards of the published ones among ``product_ids``, in that order."""
    wanted = list(product_ids)
    found = {one.pk: one for one in with_card_fields(published().filter(pk__in=wanted))}
    return cards([found[pk] for pk in wanted if pk in found])


def short_place(producer: Producer) -> str:
    """The place a buyer would say: "thôn Chè Cọ, xã Côn Minh, huyện Na Rì" gives "Na Rì"."""
    last = producer.place_as_certified.rsplit(",", 1)[-1].strip()
    kind = next((kind for kind in _KINDS if fold(last).startswith(kind)), "")
    return last[len(kind) :] or producer.province_as_certified


def short_maker(name: str) -> str:
    """A producer's name as a card has room for: "Hợp tác xã" is HTX to everybody."""
    return name.replace("Hợp tác xã", "HTX").removeprefix("Hộ kinh doanh ")


def certified_place(producer: Producer) -> str:
    """The producer's place in the words of its papers."""
    parts = (producer.place_as_certified, producer.province_as_certified)
    return ", ".join(part for part in parts if part)


def _on_air(sessions: list[dict[str, Any]]) -> str:
    live = any(session.get("state") == "live" for session in sessions)
    return _("Being shown now") if live else ""
