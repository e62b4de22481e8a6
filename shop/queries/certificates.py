"""The papers of a product: how each stands on a day, and the public lookup.

"Is this still OCOP today?" is answered from the dates and the status of the papers alone.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from shop import clock
from shop.models import Certificate, Product
from shop.queries.cards import published
from shop.queries.search import Search
from shop.queries.stars import certificates_on, is_certified

EXPIRING_DAYS = 90


class PaperState(StrEnum):
    """How a certificate stands on a day."""

    DRAFT = "draft"
    VERIFIED = "verified"  # checked, and holds from a later day on
    ACTIVE = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


def certificate_today(product: Product, day: datetime.date | None = None) -> Certificate | None:
    """The one certificate of ``product`` that holds on ``day`` (today), or None."""
    return certificates_on(day).filter(product=product).first()


def papers_of(product: Product) -> list[Certificate]:
    """Every checked certificate the product has had, newest first. One query."""
    public = [Certificate.Status.VERIFIED, Certificate.Status.REVOKED]
    found = product.certificates.filter(status__in=public).select_related("criteria")
    return list(found.order_by("-valid_from"))


def state_on(certificate: Certificate, day: datetime.date) -> PaperState:
    """How ``certificate`` stands on ``day``."""
    if certificate.status != Certificate.Status.VERIFIED:
        return PaperState(certificate.status)
    if day < certificate.valid_from:
        return PaperState.VERIFIED
    if day > certificate.valid_to:
        return PaperState.EXPIRED
    left = (certificate.valid_to - day).days
    return PaperState.EXPIRING if left <= EXPIRING_DAYS else PaperState.ACTIVE


def holds_on(certificate: Certificate, day: datetime.date) -> bool:
    """Whether its stars may be shown on ``day``."""
    return state_on(certificate, day) in (PaperState.ACTIVE, PaperState.EXPIRING)


@dataclass(frozen=True)
class LookupRow:
    """One answer of the public lookup. ``paper`` is the newest; ``stars`` only while it holds."""

    product: Product
    paper: Certificate | None
    state: PaperState | None
    stars: int | None


def lookup(text: str, *, day: datetime.date | None = None) -> QuerySet[Product]:
    """Published products for a product, producer, place or decision number; valid ones first."""
    found = published()
    number = Certificate.objects.filter(product=OuterRef("pk"), decision_no__istartswith=text)
    search = Search.of(text)
    if text and found.filter(Exists(number)).exists():
        found = found.filter(Exists(number))
    elif search.asked:
        found = search.narrow(found)
    found = found.annotate(holds=is_certified(day))
    papers = Certificate.objects.filter(
        status__in=[Certificate.Status.VERIFIED, Certificate.Status.REVOKED]
    ).order_by("-valid_from")
    order = search.order if search.words and "rank" in found.query.annotations else []
    return (
        found.select_related("producer", "producer__province")
        .prefetch_related(Prefetch("certificates", queryset=papers, to_attr="papers"))
        .order_by(F("holds").desc(), *order, "folded")
    )


def lookup_rows(products: list[Any], day: datetime.date | None = None) -> list[LookupRow]:
    """The answers for one page of ``lookup``. No query."""
    today = day or clock.today()
    return [_lookup_row(product, today) for product in products]


def _lookup_row(product: Any, day: datetime.date) -> LookupRow:
    papers: list[Certificate] = product.papers
    holding = next((paper for paper in papers if holds_on(paper, day)), None)
    paper = holding or next(iter(papers), None)
    return LookupRow(
        product=product,
        paper=paper,
        state=state_on(paper, day) if paper else None,
        stars=holding.stars if holding else None,
    )
