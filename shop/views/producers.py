"""The list of producers and the page of one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shop.forms import page_number, text_of
from shop.images import banner_of
from shop.models import Producer
from shop.queries.cards import certified_place
from shop.queries.producers import producer_page, selling
from shop.views.paging import numbers

PAGE_SIZE = 24


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Producers with goods on the shelf, by name, kind or place."""
    text, kind = text_of(request.GET), request.GET.get("producer_kind", "")
    kind = kind if kind in Producer.Kind else ""
    found = selling(text=text, kind=kind)
    page = numbers(found.count(), page_number(request.GET), PAGE_SIZE)
    start = (page.number - 1) * PAGE_SIZE
    shown: list[Any] = list(found[start : start + PAGE_SIZE])
    rows = [
        {
            "url": reverse("producer", args=[one.slug]),
            "name": one.name,
            "kind": one.get_kind_display(),
            "place": certified_place(one),
            "now": one.commune,
            "count": one.product_count,
            "banner": banner_of(one),
        }
        for one in shown
    ]
    kinds = [{"value": "", "label": _("All kinds"), "chosen": not kind}] + [
        {"value": value, "label": label, "chosen": value == kind}
        for value, label in Producer.Kind.choices
    ]
    context = {"producers": rows, "page": page, "text": text, "kinds": kinds, "kind": kind}
    return render(request, "shop/producers.html", context)


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One producer: who, where then and now, and what it makes."""
    page = producer_page(slug)
    if page is None:
        raise Http404(slug)
    producer = page.producer
    context = {
        "producer": producer,
        "place": certified_place(producer),
        "banner": banner_of(producer),
        "cards": page.cards,
        "crumbs": [
            {"url": reverse("producers"), "name": _("Producers")},
            {"url": "", "name": producer.name},
        ],
    }
    return render(request, "shop/producer.html", context)
