"""The catalogue page."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shop.forms import page_number, wanted_from
from shop.queries.catalogue import PAGE_SIZE, Page, Wanted, page_of
from shop.queries.facets import Facets, facets
from shop.queries.search import Search, suggestions
from shop.views.filters import filter_groups, filters_on, kept
from shop.views.paging import numbers


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Products with filters, order and pages, all in the address."""
    wanted = wanted_from(request.GET)
    search = Search.of(wanted.q)
    number = page_number(request.GET)
    page = page_of(wanted, search, number=number)
    if page.count and number > page.last:
        page = page_of(wanted, search, number=page.last)
    found = facets(wanted, search)
    return render(request, "shop/catalogue.html", _context(request, wanted, search, page, found))


def _context(
    request: HttpRequest, wanted: Wanted, search: Search, page: Page, found: Facets
) -> dict[str, Any]:
    on = filters_on(request, wanted, found)
    return {
        "wanted": wanted,
        "search": search,
        "cards": page.cards,
        "count": page.count,
        "page": numbers(page.count, page.number, PAGE_SIZE),
        "facets": filter_groups(found, wanted),
        "filters": on,
        "kept": kept(wanted),
        "clear_url": f"?q={wanted.q}" if wanted.q else "?",
        "sorts": _sorts(wanted),
        "suggestions": _suggestions(wanted, search, page),
        "alone": wanted == replace(Wanted(), sort=wanted.sort),
    }


def _sorts(wanted: Wanted) -> list[dict[str, Any]]:
    names = {
        "relevance": _("Best match"),
        "newest": _("Newest"),
        "best_selling": _("Best selling"),
        "price": _("Price, low to high"),
        "-price": _("Price, high to low"),
        "stars": _("Most stars"),
    }
    if not wanted.q:
        del names["relevance"]
    return [
        {"value": value, "label": label, "chosen": value == wanted.order}
        for value, label in names.items()
    ]


def _suggestions(wanted: Wanted, search: Search, page: Page) -> list[Any]:
    """Near names for an empty answer; when only the filters emptied it, none are needed."""
    return suggestions(search) if not page.count and not wanted.narrowed else []
