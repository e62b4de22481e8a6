"""Reads what an address asks the catalogue for. What cannot be read is left out, never an error:
people share and edit links, and a shelf is a better answer than a complaint."""

from collections.abc import Iterable

from django.http import QueryDict

from accounts.folding import tidy
from shop.models import Producer
from shop.queries.catalogue import SORTS, Wanted

MAX_DONG = 1_000_000_000
MAX_PAGE = 10_000
MAX_TEXT = 120


def text_of(query: QueryDict, name: str = "q") -> str:
    """What was typed, tidied, without the NUL that PostgreSQL takes in no text."""
    return tidy(query.get(name, "").replace("\0", ""))[:MAX_TEXT]


def page_number(query: QueryDict) -> int:
    """The page asked for, from 1."""
    return max(1, _number(query.get("page", ""), MAX_PAGE) or 1)


def wanted_from(query: QueryDict) -> Wanted:
    """The question an address of the catalogue puts. Prices are dong."""
    low, high = _prices(query)
    sort = query.get("sort", "")
    return Wanted(
        q=text_of(query),
        stars=_numbers(query.getlist("stars"), (3, 4, 5)),
        groups=_numbers(query.getlist("group"), range(1, 7)),
        provinces=tuple(code for code in query.getlist("province") if code.isdigit())[:34],
        kinds=tuple(kind for kind in query.getlist("producer_kind") if kind in Producer.Kind),
        min_price=low,
        max_price=high,
        in_stock=query.get("in_stock", "") in ("1", "true", "on"),
        sort=sort if sort in SORTS else "",
    )


def _prices(query: QueryDict) -> tuple[int | None, int | None]:
    """``price=50000-99999`` from the steps, or ``min_price`` and ``max_price``."""
    step = query.get("price", "")
    if "-" in step:
        low, _dash, high = step.partition("-")
        return _number(low, MAX_DONG), _number(high, MAX_DONG)
    return (
        _number(query.get("min_price", ""), MAX_DONG),
        _number(query.get("max_price", ""), MAX_DONG),
    )


def _numbers(texts: Iterable[str], known: Iterable[int]) -> tuple[int, ...]:
    return tuple(number for number in known if str(number) in set(texts))


def _number(text: str, limit: int) -> int | None:
    # isdecimal: "²" is a digit to isdigit and an error to int.
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        return None
    return min(int(text), limit)
