"""Turns what the queries found into the answers of API v1."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from shop import schemas
from shop.images import Image, banner_of
from shop.queries.cards import Card, certified_place
from shop.queries.catalogue import Page
from shop.queries.certificates import LookupRow
from shop.queries.choices import choice_label
from shop.queries.facets import Facets
from shop.queries.producers import ProducerPage
from shop.queries.products import Paper, ProductPage


def absolute(path: str) -> str:
    """An address as a program outside needs it."""
    return f"{settings.SITE_URL}{path}"


def product_list(page: Page, facets: Facets) -> schemas.ProductPage:
    """A page of the catalogue."""
    return schemas.ProductPage(
        count=page.count,
        page=page.number,
        page_size=page.size,
        results=[product(card) for card in page.cards],
        facets=schemas.FacetsOut(
            **{
                name: [
                    schemas.FacetOut(
                        value=one.value, label=choice_label(name, one), count=one.count
                    )
                    for one in choices
                ]
                for name, choices in facets.items()
            }
        ),
    )


def product(card: Card) -> schemas.ProductOut:
    """One product of a list."""
    return schemas.ProductOut(**_product(card))


def product_detail(page: ProductPage) -> schemas.ProductDetail:
    """One product with everything about it."""
    return schemas.ProductDetail(
        **_product(page.card),
        description=page.product.description,
        functional_food=page.product.is_functional_food,
        variants=[
            schemas.VariantOut(
                sku=offer.variant.sku,
                name=offer.variant.name,
                price=offer.variant.price,
                compare_at=offer.variant.compare_at,
                weight_g=offer.variant.weight_g,
                available=offer.available,
            )
            for offer in page.offers
        ],
        certificate=_certificate(page.paper) if page.paper else None,
        certificate_ended=page.ended.valid_to if page.ended else None,
        facts=[
            schemas.FactOut(key=one.key, label=one.label, value=one.value, sample=one.sample)
            for one in page.facts
        ],
        images=[_image(image) for image in page.images],
        rating=schemas.RatingOut(average=None, count=0),
        lots=[],
        sessions=page.sessions,
        sample_data=page.product.is_sample_data,
    )


def lookup_list(
    rows: Sequence[LookupRow], count: int, query: schemas.TextQuery
) -> schemas.LookupPage:
    """A page of the public lookup."""
    return schemas.LookupPage(
        count=count,
        page=query.page,
        page_size=query.page_size,
        results=[_lookup(row) for row in rows],
    )


def producer_list(
    producers: Sequence[Any], count: int, query: schemas.TextQuery
) -> schemas.ProducerPage:
    """A page of producers."""
    return schemas.ProducerPage(
        count=count,
        page=query.page,
        page_size=query.page_size,
        results=[
            schemas.ProducerOut(**_producer(one), products=one.product_count) for one in producers
        ],
    )


def producer_detail(page: ProducerPage) -> schemas.ProducerDetail:
    """One producer with its goods."""
    return schemas.ProducerDetail(
        **_producer(page.producer),
        story=page.producer.story,
        products=[product(card) for card in page.cards],
    )


def _product(card: Card) -> dict[str, Any]:
    return {
        "slug": card.slug,
        "name": card.name,
        "stars": card.stars,
        "price": card.price,
        "compare_at": card.compare_at,
        "producer": schemas.ProducerShort(
            slug=card.producer_slug, name=card.producer_name, kind=card.producer_kind
        ),
        "place": schemas.PlaceOut(
            commune=card.commune, province=card.province, as_certified=card.as_certified
        ),
        "image": _image(card.image) if card.image else None,
        "in_stock": card.in_stock,
        "alcohol": card.is_alcohol,
        "url": absolute(card.url),
    }


def _producer(producer: Any) -> dict[str, Any]:
    banner = banner_of(producer)
    return {
        "slug": producer.slug,
        "name": producer.name,
        "kind": producer.kind,
        "place": schemas.PlaceOut(
            commune=producer.commune.full_name if producer.commune else "",
            province=producer.province.name if producer.province else "",
            as_certified=certified_place(producer),
        ),
        "image": _image(banner) if banner else None,
        "url": absolute(reverse("producer", args=[producer.slug])),
    }


def _image(image: Image) -> schemas.ImageOut:
    return schemas.ImageOut(
        src=absolute(image.src),
        srcset=", ".join(absolute(part) for part in image.srcset_webp.split(", ")),
        alt=image.alt,
        width=image.width,
        height=image.height,
    )


def _certificate(paper: Paper) -> schemas.CertificateOut:
    certificate = paper.certificate
    return schemas.CertificateOut(
        stars=certificate.stars,
        score=certificate.score,
        potential_five=certificate.is_potential_five,
        decision_no=certificate.decision_no,
        decision_date=certificate.decision_date,
        issuer=certificate.issuer,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
        status=paper.state.value,
    )


def _lookup(row: LookupRow) -> schemas.LookupOut:
    producer = row.product.producer
    assert producer is not None  # noqa: S101 - a published product has a holder (database CHECK)
    return schemas.LookupOut(
        product=schemas.LookupProduct(
            slug=row.product.slug,
            name=row.product.name,
            url=absolute(reverse("product", args=[row.product.slug])),
        ),
        producer=schemas.ProducerShort(slug=producer.slug, name=producer.name, kind=producer.kind),
        stars=row.stars,
        decision_no=row.paper.decision_no if row.paper else "",
        issuer=row.paper.issuer if row.paper else "",
        valid_from=row.paper.valid_from if row.paper else None,
        valid_to=row.paper.valid_to if row.paper else None,
        status=row.state.value if row.state else "none",
    )
