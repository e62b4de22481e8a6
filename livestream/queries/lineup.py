"""What a session shows: its products with price, stars of today and what is left."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from livestream.models import LineupItem, MarketSession, Pin
from shop.models import ProductPicture
from shop.queries.picture_sources import PictureSource, source_of
from shop.queries.stars import stars_of_product


@dataclass(frozen=True)
class Shown:
    """One product of a line-up. Amounts are dong; ``pinned_at`` is None unless it is held up."""

    pk: int
    position: int
    code: str
    sku: str
    variant_id: int
    product_id: int
    slug: str
    url: str
    drawer: str
    name: str
    pack: str
    producer: str
    price: int
    compare_at: int | None
    left: int
    stars: int | None
    image: PictureSource | None
    pinned_at: datetime.datetime | None

    @property
    def title(self) -> str:
        """Product and pack."""
        return f"{self.name} {self.pack}"

    @property
    def can_buy(self) -> bool:
        """Whether there is one left."""
        return self.left > 0


def lineup_of(session: MarketSession) -> list[Shown]:
    """The line-up in order: three queries for any number of products."""
    items = (
        LineupItem.objects.filter(session=session)
        .select_related("variant__product__producer", "variant__stock")
        .annotate(stars_today=stars_of_product(product="variant__product"))
        .prefetch_related(
            Prefetch(
                "variant__product__pictures",
                ProductPicture.objects.order_by("position", "pk"),
            ),
            Prefetch("pins", Pin.objects.filter(unpinned_at__isnull=True), to_attr="pins_now"),
        )
        .order_by("position")
    )
    return [_shown(item, session.slug) for item in items]


def _shown(item: LineupItem, session: str) -> Shown:
    variant, product = item.variant, item.variant.product
    pictures = list(product.pictures.all())
    pins: list[Pin] = item.pins_now  # type: ignore[attr-defined]
    stock = getattr(variant, "stock", None)
    return Shown(
        pk=item.pk,
        position=item.position,
        code=item.code,
        sku=variant.sku,
        variant_id=variant.pk,
        product_id=product.pk,
        slug=product.slug,
        url=reverse("product", args=[product.slug]),
        drawer=f"{reverse('drawer', args=[variant.sku])}?session={session}",
        name=product.name,
        pack=variant.name,
        producer=product.producer.name if product.producer else product.brand,
        price=variant.price,
        compare_at=variant.compare_at,
        left=stock.available if stock else 0,
        stars=item.stars_today,  # type: ignore[attr-defined]
        image=source_of(pictures[0]) if pictures else None,
        pinned_at=pins[0].pinned_at if pins else None,
    )


def pinned(shown: list[Shown]) -> list[Shown]:
    """Those held up now, the newest first."""
    held = [(item.pinned_at, item.pk, item) for item in shown if item.pinned_at is not None]
    return [item for _, _, item in sorted(held, key=lambda one: one[:2], reverse=True)]
