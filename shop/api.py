"""API v1: products, certificates and producers. Everything here may be read by anybody."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from shop import answers, clock
from shop.queries.catalogue import Wanted, page_of
from shop.queries.certificates import lookup, lookup_rows
from shop.queries.facets import facets
from shop.queries.places import province_codes
from shop.queries.producers import producer_page, selling
from shop.queries.products import product_page
from shop.queries.search import Search
from shop.schemas import (
    LookupPage,
    ProducerDetail,
    ProducerPage,
    ProductDetail,
    ProductPage,
    ProductQuery,
    TextQuery,
)
from theme.problem import Problem

router = Router(tags=["shop"])


@router.get("/products", response=ProductPage, summary="The catalogue with its facets")
def products(request: HttpRequest, query: Query[ProductQuery]) -> ProductPage:
    """Published products. Stars and the stars facet count only certificates valid today."""
    wanted = Wanted(
        q=query.q,
        stars=tuple(query.stars),
        groups=tuple(query.group),
        provinces=province_codes(query.province),
        communes=tuple(query.commune),
        producers=tuple(query.producer),
        kinds=tuple(kind.value for kind in query.producer_kind),
        min_price=query.min_price,
        max_price=query.max_price,
        in_stock=query.in_stock,
        sort=query.sort or "",
    )
    search = Search.of(query.q)
    page = page_of(wanted, search, number=query.page, size=query.page_size)
    return answers.product_list(page, facets(wanted, search))


@router.get("/products/{slug}", response=ProductDetail, summary="One product")
def product(request: HttpRequest, slug: str) -> ProductDetail:
    """Packs, label, pictures and the certificate that holds today (null when none does)."""
    page = product_page(slug)
    if page is None:
        raise Problem(404, "not_found", _("There is no such product."))
    return answers.product_detail(page)


@router.get("/certificates", response=LookupPage, summary="Is this still OCOP today?")
def certificates(request: HttpRequest, query: Query[TextQuery]) -> LookupPage:
    """Products with the state of their newest paper; valid ones first."""
    found = lookup(query.q)
    start = (query.page - 1) * query.page_size
    rows = lookup_rows(list(found[start : start + query.page_size]), clock.today())
    return answers.lookup_list(rows, found.count(), query)


@router.get("/producers", response=ProducerPage, summary="Producers with goods on the shelf")
def producers(request: HttpRequest, query: Query[TextQuery]) -> ProducerPage:
    """Producers by name; ``q`` looks in names and in places of today and of before."""
    found = selling(text=query.q)
    start = (query.page - 1) * query.page_size
    rows = list(found[start : start + query.page_size])
    return answers.producer_list(rows, found.count(), query)


@router.get("/producers/{slug}", response=ProducerDetail, summary="One producer")
def producer(request: HttpRequest, slug: str) -> ProducerDetail:
    """Kind, places, story and goods."""
    page = producer_page(slug)
    if page is None:
        raise Problem(404, "not_found", _("There is no such producer."))
    return answers.producer_detail(page)
