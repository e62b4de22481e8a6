"""A small market to test sessions in: one producer, a few packs, sessions at chosen times."""

import datetime
import itertools

from django.utils import timezone

from livestream.models import LineupItem, MarketSession
from shop.models import Category, Producer, Product, StockLevel, Variant

_numbers = itertools.count(1)


def make_variant(*, on_hand: int = 20, price: int = 95_000) -> Variant:
    """A published product with one pack on the shelf."""
    number = next(_numbers)
    category, _ = Category.objects.get_or_create(
        number=1, defaults={"slug": "thuc-pham", "name_vi": "Thực phẩm", "name_en": "Food"}
    )
    producer, _ = Producer.objects.get_or_create(
        slug="htx-tai-hoan",
        defaults={"name": "HTX Tài Hoan", "kind": "cooperative", "folded": "htx tai hoan"},
    )
    product = Product.objects.create(
        producer=producer,
        category=category,
        slug=f"mien-dong-{number}",
        name=f"Miến dong {number}",
        folded=f"mien dong {number}",
        state=Product.State.PUBLISHED,
        published_at=timezone.now(),
    )
    variant = Variant.objects.create(
        product=product, sku=f"MD{number}", name="500 g", price=price, weight_g=550
    )
    StockLevel.objects.create(variant=variant, on_hand=on_hand)
    return variant


def make_session(
    *,
    state: str = MarketSession.State.LIVE,
    starts_in: float = -600,
    lasts: float = 7200,
    items: int = 0,
    now: datetime.datetime | None = None,
    **fields: object,
) -> MarketSession:
    """A session that starts ``starts_in`` seconds from ``now``, with ``items`` in its line-up."""
    start = (now or timezone.now()) + datetime.timedelta(seconds=starts_in)
    past = state in (MarketSession.State.LIVE, MarketSession.State.ENDED)
    session = MarketSession.objects.create(
        slug=f"phien-{next(_numbers)}",
        title="Chợ phiên Ba Bể: mùa miến mới",
        state=state,
        starts_at=start,
        ends_at=start + datetime.timedelta(seconds=lasts),
        started_at=start if past else None,
        **fields,
    )
    for position in range(1, items + 1):
        LineupItem.objects.create(
            session=session, variant=make_variant(), position=position, code=f"MD{position}"
        )
    return session
