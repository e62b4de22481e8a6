"""Products as cards: what a shelf, a story or a session shows of a product.

Three queries for any number of products: the products with stars, stock and cheapest price, their
variants, and their pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from shop.models import Product, ProductPicture, StockLevel, Variant
from shop.queries.picture_sources import PictureSource, source_of
from shop.queries.stars import stars_of_product


@dataclass(frozen=True)
class Card:
    """One product as ``theme/components/product_card.html`` shows it. Amounts are dong."""

    pk: int
    slug: str
    url: str
    name: str
    producer: str
    producer_slug: str
    place: str
    price: int | None
    compare_at: int | None
    stars: int | None
    image: PictureSource | None
    in_stock: bool
    is_alcohol: bool
    session: str = ""


def with_card_fields(products: QuerySet[Product]) -> QuerySet[Product]:
    """``products`` with everything that ``card_of`` reads."""
    sellable = StockLevel.objects.filter(
        variant__product=OuterRef("pk"), variant__is_active=True, on_hand__gt=F("reserved")
    )
    return (
        products.select_related("producer__province", "producer__commune")
        .annotate(stars_today=stars_of_product(), can_be_bought=Exists(sellable))
        .prefetch_related(
            Prefetch(
                "variants",
                Variant.objects.filter(is_active=True).order_by("price", "pk"),
                to_attr="priced_variants",
            ),
            Prefetch("pictures", ProductPicture.objects.order_by("position", "pk")),
        )
    )


def card_of(product: Product) -> Card:
    """The card of a product that came through ``with_card_fields``."""
    variants: list[Variant] = product.priced_variants  # type: ignore[attr-defined]
    cheapest = variants[0] if variants else None
    producer = product.producer
    pictures = list(product.pictures.all())
    return Card(
        pk=product.pk,
        slug=product.slug,
        url=reverse("product", args=[product.slug]),
        name=product.name,
        producer=producer.name if producer else product.brand,
        producer_slug=producer.slug if producer else "",
        place=short_place(product),
        price=cheapest.price if cheapest else None,
        compare_at=cheapest.compare_at if cheapest else None,
        stars=product.stars_today,  # type: ignore[attr-defined]
        image=source_of(pictures[0]) if pictures else None,
        in_stock=product.can_be_bought,  # type: ignore[attr-defined]
        is_alcohol=product.is_alcohol,
    )


def cards_for(product_ids: Sequence[int]) -> list[Card]:
    """Cards of the published ones among ``product_ids``, in that order."""
    found = with_card_fields(
        Product.objects.filter(pk__in=product_ids, state=Product.State.PUBLISHED)
    )
    cards = {product.pk: card_of(product) for product in found}
    return [cards[pk] for pk in product_ids if pk in cards]


def short_place(product: Product) -> str:
    """Where a product comes from in a word or two: the commune of today, or the province."""
    producer = product.producer
    if producer is None:
        return ""
    if producer.commune is not None:
        return producer.commune.name
    return producer.province.name if producer.province else producer.province_as_certified
