"""Product feeds for shopping services. Stars are named only while a certificate holds today."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from shop.models import Variant
from shop.queries.cards import Card, cards, published, with_card_fields

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FACEBOOK = (
    "id",
    "title",
    "description",
    "availability",
    "condition",
    "price",
    "link",
    "image_link",
    "brand",
    "item_group_id",
)
_TIKTOK = (
    "sku_id",
    "title",
    "description",
    "availability",
    "condition",
    "price",
    "link",
    "image_link",
    "brand",
    "item_group_id",
)


@require_safe
def google(request: HttpRequest) -> HttpResponse:
    """RSS 2.0 with Google's product names, one item for each pack."""
    items = "".join(_google_item(row) for row in _rows())
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
        f"<title>{escape(settings.SITE_NAME)}</title><link>{escape(settings.SITE_URL)}</link>"
        f"<description>{escape(settings.SITE_NAME)}</description>{items}</channel></rss>\n"
    )
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@require_safe
def facebook(request: HttpRequest) -> HttpResponse:
    """A CSV catalogue with Facebook's columns."""
    return _csv(_FACEBOOK, "id")


@require_safe
def tiktok(request: HttpRequest) -> HttpResponse:
    """A CSV catalogue with TikTok's columns."""
    return _csv(_TIKTOK, "sku_id")


def _rows() -> Iterator[dict[str, Any]]:
    """One record for each pack of each published product. Alcohol may not be advertised here."""
    products = list(with_card_fields(published().filter(is_alcohol=False)).order_by("folded"))
    descriptions = {product.pk: product.description for product in products}
    packs: dict[int, list[Variant]] = {}
    rows = Variant.objects.filter(product__in=descriptions, is_active=True).select_related("stock")
    for pack in rows:
        packs.setdefault(pack.product_id, []).append(pack)
    for card in cards(products):
        for pack in packs.get(card.pk, []):
            yield _record(card, pack, descriptions[card.pk])


def _record(card: Card, pack: Variant, description: str) -> dict[str, Any]:
    available = pack.stock.available if hasattr(pack, "stock") else 0
    stars = f"OCOP {card.stars} sao. " if card.stars else ""
    return {
        "id": pack.sku,
        "title": f"{card.name} · {pack.name}",
        "description": f"{stars}{description}".replace("\n\n", " "),
        "availability": "in stock" if available else "out of stock",
        "condition": "new",
        "price": f"{pack.price} VND",
        "link": f"{settings.SITE_URL}{reverse('product', args=[card.slug])}?sku={pack.sku}",
        "image_link": f"{settings.SITE_URL}{card.image.src}" if card.image else "",
        "brand": card.producer_name,
        "item_group_id": card.slug,
        "stars": card.stars,
    }


def _google_item(row: dict[str, Any]) -> str:
    values = {name: row[name] for name in _FACEBOOK if name != "availability"}
    values["availability"] = row["availability"].replace(" ", "_")
    if row["stars"]:
        values["custom_label_0"] = f"OCOP {row['stars']} sao"
    fields = "".join(f"<g:{name}>{escape(str(text))}</g:{name}>" for name, text in values.items())
    return f"<item>{fields}</item>"


def _csv(columns: tuple[str, ...], key: str) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in _rows():
        record = {**row, key: row["id"]}
        writer.writerow([_plain(str(record[name])) for name in columns])
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
