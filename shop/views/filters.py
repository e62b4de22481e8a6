"""The catalogue's choices in the shape the filter components show."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from shop.queries.catalogue import Wanted
from shop.queries.choices import choice_label, price_label
from shop.queries.facets import Choice, Facets

FILTERS = ("stars", "group", "province", "producer_kind", "price", "in_stock")
FOLD_ABOVE = 8


def filter_groups(found: Facets, wanted: Wanted) -> list[dict[str, Any]]:
    """Every facet that has a choice to make."""
    titles = {
        "stars": _("OCOP stars valid today"),
        "group": _("Product group"),
        "province": _("Province or city today"),
        "producer_kind": _("Kind of producer"),
        "price": _("Price"),
        "in_stock": _("Availability"),
    }
    return [
        {
            "title": titles[name],
            "name": name,
            "kind": "radio" if name == "price" else "checkbox",
            "folded": len(found[name]) > FOLD_ABOVE and not any(c.chosen for c in found[name]),
            "options": _options(name, found[name], wanted),
        }
        for name in FILTERS
        if found[name]
    ]


def _options(name: str, choices: list[Choice], wanted: Wanted) -> list[dict[str, Any]]:
    options = [
        {
            "value": choice.value,
            "label": choice_label(name, choice),
            "count": choice.count,
            "checked": choice.chosen,
            "stars": int(choice.value) if name == "stars" else None,
        }
        for choice in choices
    ]
    if name != "price":
        return options
    free = wanted.min_price is None and wanted.max_price is None
    return [{"value": "", "label": _("Any price"), "count": None, "checked": free}, *options]


def filters_on(request: HttpRequest, wanted: Wanted, found: Facets) -> list[dict[str, str]]:
    """What is on right now, each with the address that takes it off."""
    on = [
        {"label": choice_label(name, choice), "url": _without(request, name, choice.value)}
        for name in FILTERS
        for choice in found[name]
        if choice.chosen and name != "price"
    ]
    if wanted.min_price is not None or wanted.max_price is not None:
        high = "" if wanted.max_price is None else wanted.max_price
        value = f"{wanted.min_price or ''}-{high}"
        if value != "-":
            on.append({"label": price_label(value), "url": _without(request, "price", None)})
    return on


def kept(wanted: Wanted) -> list[tuple[str, str]]:
    """What the filter form carries along unseen."""
    return [("q", wanted.q)] if wanted.q else []


def _without(request: HttpRequest, name: str, value: str | None) -> str:
    gone = {name, "min_price", "max_price"} if name == "price" else {name}
    pairs = [
        (key, one)
        for key, values in request.GET.lists()
        for one in values
        if key != "page" and not (key in gone and value in (one, None)) and one
    ]
    if name == "in_stock":
        pairs = [pair for pair in pairs if pair[0] != name]
    return f"?{urlencode(pairs)}"
