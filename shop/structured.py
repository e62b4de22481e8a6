"""What search engines read: schema.org in JSON-LD, from the same records as the page."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from shop.queries.cards import certified_place
from shop.queries.products import Offer, ProductPage

# The letters that could end the script element or start another one, as JSON writes them.
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def product_data(page: ProductPage) -> SafeString:
    """One Product with its offers. The stars are named only while a certificate holds."""
    producer = page.product.producer
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": page.product.name,
        "description": page.product.description,
        "url": _absolute(page.card.url),
        "category": page.product.category.name,
        "image": [_absolute(image.src) for image in page.images],
        "offers": [_offer(offer, page) for offer in page.offers],
    }
    if producer is not None:
        data["brand"] = {"@type": "Organization", "name": producer.name}
        data["countryOfOrigin"] = {"@type": "Country", "name": "VN"}
        data["manufacturer"] = {
            "@type": "Organization",
            "name": producer.name,
            "address": certified_place(producer),
        }
    if page.paper is not None:
        paper = page.paper.certificate
        data["hasCertification"] = {
            "@type": "Certification",
            "name": f"OCOP {paper.stars} sao",
            "certificationIdentification": paper.decision_no,
            "issuedBy": {"@type": "Organization", "name": paper.issuer},
            "validFrom": paper.valid_from.isoformat(),
            "expires": paper.valid_to.isoformat(),
        }
    return script_json(data)


def script_json(data: dict[str, Any]) -> SafeString:
    """``data`` as it may stand inside a script element: no text of it can close the element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - every sign that means something to HTML is escaped above


def _offer(offer: Offer, page: ProductPage) -> dict[str, Any]:
    stock = "InStock" if offer.available else "OutOfStock"
    return {
        "@type": "Offer",
        "sku": offer.variant.sku,
        "name": offer.variant.name,
        "price": offer.variant.price,
        "priceCurrency": "VND",
        "availability": f"https://schema.org/{stock}",
        "url": _absolute(page.card.url),
    }


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
