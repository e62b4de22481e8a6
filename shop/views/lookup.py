"""The public lookup: is this still OCOP today?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from shop import clock
from shop.forms import page_number, text_of
from shop.queries.certificates import LookupRow, PaperState, lookup, lookup_rows
from shop.queries.search import Search, suggestions
from shop.views.paging import numbers

PAGE_SIZE = 20
_KINDS = {
    PaperState.ACTIVE: "valid",
    PaperState.EXPIRING: "ending",
    PaperState.EXPIRED: "ended",
    PaperState.REVOKED: "revoked",
    PaperState.VERIFIED: "later",
}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Answers by product, producer, place or decision number."""
    text = text_of(request.GET)
    today = clock.today()
    context: dict[str, Any] = {"text": text, "today": today}
    if text:
        found = lookup(text, day=today)
        page = numbers(found.count(), page_number(request.GET), PAGE_SIZE)
        start = (page.number - 1) * PAGE_SIZE
        rows = lookup_rows(list(found[start : start + PAGE_SIZE]), today)
        context |= {"page": page, "rows": [_row(row) for row in rows]}
        if not rows:
            context["suggestions"] = suggestions(Search.of(text))
    return render(request, "shop/lookup.html", context)


def _row(row: LookupRow) -> dict[str, Any]:
    return {
        "url": reverse("product", args=[row.product.slug]),
        "name": row.product.name,
        "producer": row.product.producer,
        "stars": row.stars,
        "paper": row.paper,
        "state": _KINDS[row.state] if row.state else "none",
        "potential_five": bool(row.stars and row.paper and row.paper.is_potential_five),
    }
