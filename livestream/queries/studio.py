"""Finding packs to put into a line-up."""

from collections.abc import Container, Sequence

from accounts.folding import fold
from shop.models import Product, Variant

MOST = 24


def find_packs(words: str, *, without: Container[int]) -> list[Variant]:
    """Packs on sale whose product or producer holds all ``words``; the best sold first.

    Alcohol is left out: it is not sold live unless its papers for that are on file.
    """
    packs = (
        Variant.objects.filter(
            is_active=True,
            product__state=Product.State.PUBLISHED,
            product__is_alcohol=False,
        )
        .select_related("product__producer", "stock")
        .order_by("-product__sold_count", "product__folded", "position")
    )
    for word in fold(words).split():
        packs = packs.filter(product__search_text__contains=word)
    return [pack for pack in packs[: MOST * 2] if pack.pk not in without][:MOST]


def packs_by_sku(skus: Sequence[str]) -> dict[str, Variant]:
    """Packs that may be shown, by their sku."""
    packs = Variant.objects.filter(
        sku__in=skus, is_active=True, product__state=Product.State.PUBLISHED
    ).select_related("product__producer")
    return {pack.sku: pack for pack in packs}
