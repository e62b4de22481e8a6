"""The product page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shop.images import card_address
from shop.labels import unit_word
from shop.queries.products import Offer, ProductPage, product_page
from shop.structured import product_data
from shop.views.papers import panel

LOW_STOCK = 20


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One product: pictures, papers, packs, label."""
    page = product_page(slug)
    if page is None:
        raise Http404(slug)
    return render(request, "shop/product.html", _context(request, page))


def _context(request: HttpRequest, page: ProductPage) -> dict[str, Any]:
    chosen = _chosen(page.offers, request.GET.get("sku", ""))
    first = next(iter(page.product.pictures.all()), None)
    return {
        "page": page,
        "product": page.product,
        "producer": page.product.producer,
        "card": page.card,
        "chosen": chosen,
        "options": [_option(offer, chosen) for offer in page.offers],
        "certificate": panel(page.paper, page.ended),
        "crumbs": [
            {"url": reverse("products"), "name": _("Products")},
            {
                "url": f"{reverse('products')}?group={page.product.category.number}",
                "name": page.product.category.name,
            },
            {"url": "", "name": page.product.name},
        ],
        "structured": product_data(page),
        "share_picture": card_address(first.stem) if first else "",
    }


def _chosen(offers: list[Offer], sku: str) -> Offer | None:
    """The pack asked for, else the first that can be bought, else the first."""
    asked = next((offer for offer in offers if offer.variant.sku == sku), None)
    first = next((offer for offer in offers if offer.available), None)
    return asked or first or next(iter(offers), None)


def _option(offer: Offer, chosen: Offer | None) -> dict[str, Any]:
    line = stock_line(offer)
    return {
        "sku": offer.variant.sku,
        "name": offer.variant.name,
        "price": offer.variant.price,
        "checked": offer is chosen,
        "disabled": not offer.available,
        "compare_at": offer.variant.compare_at,
        "stock": line["text"],
        "state": line["state"],
    }


def stock_line(offer: Offer | None) -> dict[str, str]:
    """How many are left, in the words of a stall keeper."""
    if offer is None or not offer.available:
        return {"text": _("Sold out for now"), "state": "out"}
    values = {"n": offer.available, "unit": unit_word(offer.variant.name)}
    text = _("%(n)d %(unit)s left") % values
    return {"text": text, "state": "low" if offer.available < LOW_STOCK else ""}
