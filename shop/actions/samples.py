"""Gives an imported product its sample packs, stock and certificates."""

from collections.abc import Sequence
from decimal import Decimal

from shop.actions.stock import receive
from shop.catalogue.dice import Dice
from shop.catalogue.papers import Paper, issuer_name
from shop.catalogue.profiles import Profile
from shop.catalogue.rows import Row
from shop.catalogue.words import sku
from shop.models import Certificate, Product, StockLevel, Variant
from shop.queries.rules import criteria_on, issuer_level

STOCK_REASON = "Số liệu mẫu"
_THOUSAND = 1000


def add_variants(product: Product, profile: Profile, dice: Dice) -> None:
    """Packs with prices in dong and units in stock, the same for a product in every shop."""
    base = dice.between(profile.low, profile.high, "price") * _THOUSAND
    reduced = dice.percent("reduced") < 12
    units = _units(dice, len(profile.packs))
    for position, pack in enumerate(profile.packs):
        price = round(base * pack.factor / 100 / _THOUSAND) * _THOUSAND
        before = round(price * 1.18 / _THOUSAND) * _THOUSAND
        variant = Variant.objects.create(
            product=product,
            sku=sku(product.slug, position, dice),
            name=pack.name,
            price=price,
            compare_at=before if reduced and position == 0 else None,
            weight_g=pack.weight_g,
            position=position,
        )
        if units[position]:
            receive(variant, units[position], reason=STOCK_REASON)
        else:
            StockLevel.objects.create(variant=variant)


def _units(dice: Dice, packs: int) -> list[int]:
    """Of a hundred products 4 are sold out, 10 are nearly so, the others have some hundreds."""
    throw = dice.percent("stock")
    if throw < 4:
        return [0] * packs
    if throw < 14:
        return [dice.between(3, 54 // packs, f"stock {n}") for n in range(packs)]
    return [dice.between(60, 320, f"stock {n}") // (n + 1) for n in range(packs)]


def add_papers(product: Product, row: Row, papers: Sequence[Paper]) -> None:
    """The certificates; a product without a legal holder keeps them as unchecked drafts."""
    published = product.state == Product.State.PUBLISHED
    status = Certificate.Status.VERIFIED if published else Certificate.Status.DRAFT
    for paper in papers:
        level = issuer_level(paper.stars, paper.decided)
        certificate = Certificate(
            product=product,
            criteria=criteria_on(paper.decided),
            score=Decimal(paper.score) / 100,
            decision_no=paper.number,
            decision_date=paper.decided,
            issuer_level=level,
            issuer=issuer_name(level, row),
            valid_from=paper.decided,
            valid_to=paper.valid_to,
            status=status,
            is_sample_data=True,
        )
        certificate.save()
