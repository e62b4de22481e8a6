"""Builds small shelves: places, a producer, products with packs and papers."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts.folding import fold, slug
from accounts.models import Commune, FormerPlace, Province
from shop.actions.rules import seed_rules
from shop.actions.search_index import index_product
from shop.actions.stock import receive
from shop.clock import today
from shop.models import (
    Category,
    Certificate,
    CriteriaVersion,
    Producer,
    Product,
    StockLevel,
    Variant,
)
from shop.queries.rules import issuer_level


def days(number: int) -> datetime.date:
    """The day so many days from today, in Vietnam."""
    return today() + datetime.timedelta(days=number)


def con_minh() -> Commune:
    """Xã Côn Minh, Thái Nguyên; before July 2025 in Na Rì, Bắc Kạn."""
    province, _ = Province.objects.get_or_create(
        code="19",
        defaults={
            "name": "Thái Nguyên",
            "full_name": "Tỉnh Thái Nguyên",
            "slug": "thai-nguyen",
            "folded": "thai nguyen",
            "zone": "north",
            "former_folded": "bac kan · thai nguyen",
        },
    )
    commune, created = Commune.objects.get_or_create(
        code="02185",
        defaults={
            "province": province,
            "name": "Côn Minh",
            "full_name": "Xã Côn Minh",
            "folded": "con minh",
            "former_folded": "con minh · na ri · bac kan",
        },
    )
    if created:
        FormerPlace.objects.create(
            vintage=2024,
            code="02173",
            name="Xã Côn Minh",
            district="Huyện Na Rì",
            province="Bắc Kạn",
            folded="xa con minh huyen na ri bac kan",
            commune=commune,
        )
    return commune


def producer(name: str = "Hợp tác xã Tài Hoan", **changes: Any) -> Producer:
    """A cooperative of Na Rì."""
    commune = con_minh()
    values = {
        "name": name,
        "kind": "cooperative",
        "folded": fold(name),
        "place_as_certified": "thôn Chè Cọ, xã Côn Minh, huyện Na Rì",
        "province_as_certified": "Bắc Kạn",
        "commune": commune,
        "province": commune.province,
    }
    return Producer.objects.get_or_create(slug=slug(name), defaults=values | changes)[0]


def product(name: str = "Miến dong Tài Hoan", **changes: Any) -> Product:
    """A published product with one pack; ``units`` (10) in stock at ``price`` (95 000 ₫)."""
    seed_rules()
    units, price = changes.pop("units", 10), changes.pop("price", 95_000)
    group = changes.pop("group", 1)
    values = {
        "producer": changes.pop("by", None) or producer(),
        "category": Category.objects.get(number=group),
        "description": "Miến làm từ tinh bột củ dong riềng.",
        "state": "published",
        "published_at": timezone.now(),
    }
    made = Product.objects.create(slug=slug(name), name=name, **(values | changes))
    index_product(made)
    pack(made, units=units, price=price)
    return made


def pack(of: Product, *, units: int = 10, price: int = 95_000, name: str = "Gói 500 g") -> Variant:
    """One more pack of a product."""
    position = of.variants.count()
    variant = Variant.objects.create(
        product=of,
        sku=f"{of.slug[:30]}-{position + 1}".upper(),
        name=name,
        price=price,
        weight_g=560,
        position=position,
    )
    if units:
        receive(variant, units)
    else:
        StockLevel.objects.create(variant=variant)
    return variant


def certify(
    of: Product,
    score: str = "92.00",
    *,
    until: datetime.date | None = None,
    since: datetime.date | None = None,
    level: str = "",
    **changes: Any,
) -> Certificate:
    """A verified paper; by default it has held for a year and holds for another."""
    since = since or days(-365)
    stars = 5 if Decimal(score) >= 90 else 4 if Decimal(score) >= 70 else 3
    paper = Certificate.objects.create(
        product=of,
        criteria=CriteriaVersion.objects.get(code="148/QĐ-TTg"),
        score=Decimal(score),
        decision_no=changes.pop("decision_no", "123/QĐ"),
        decision_date=since,
        issuer_level=level or issuer_level(stars, since),
        issuer="Hội đồng",
        valid_from=since,
        valid_to=until or days(365),
        status=changes.pop("status", "verified"),
        **changes,
    )
    paper.refresh_from_db()
    return paper
