"""Template tags and filters of the look. Thin: the work is in formatting.py and addresses.py."""

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from theme import addresses, formatting
from theme.relative import relative_text

register = template.Library()


@register.filter
def dong(amount: int | None) -> str:
    """{{ 95000|dong }} -> 95.000 ₫. Nothing for None."""
    return "" if amount is None else formatting.dong_text(int(amount))


@register.filter
def grouped(number: int | None) -> str:
    """{{ 2148|grouped }} -> 2.148 in Vietnamese, 2,148 in English."""
    return "" if number is None else formatting.grouped(int(number))


@register.filter
def grams(weight: int | None) -> str:
    """{{ 1500|grams }} -> 1,5 kg."""
    return "" if weight is None else formatting.grams_text(int(weight))


@register.filter
def day(value: date | datetime | None) -> str:
    """{{ certificate.valid_to|day }} -> 24/06/2028."""
    return "" if not value else formatting.day_text(value)


@register.filter
def clock(value: datetime | None) -> str:
    """{{ session.ends_at|clock }} -> 21:30."""
    return "" if not value else formatting.clock_text(value)


@register.filter
def daytime(value: datetime | None) -> str:
    """{{ order.placed_at|daytime }} -> 20:41 24/06."""
    return "" if not value else formatting.daytime_text(value)


@register.filter
def weekday(value: date | datetime | None) -> str:
    """{{ session.starts_at|weekday }} -> Thứ 7."""
    return "" if not value else formatting.weekday_text(value)


@register.filter
def iso(value: datetime | None) -> str:
    """{{ value|iso }}: the exact moment for a <time datetime> or a countdown."""
    return "" if not value else value.isoformat()


@register.filter
def nbsp(text: object) -> str:
    """Keep a short phrase on one line."""
    return str(text).replace(" ", formatting.NBSP)


@register.filter
def percent_of(part: int | None, whole: int | None) -> int:
    """{{ sold|percent_of:total }}: 0 to 100, whole per cent; 0 of nothing is 0."""
    if not part or not whole:
        return 0
    return max(0, min(100, round(100 * int(part) / int(whole))))


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """{% icon "search" %}: silent for screen readers unless it gets a label."""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24"{}><use href="{}#{}"></use></svg>',
        f" {extra}" if extra else "",
        format_html(' role="img" aria-label="{}"', label)
        if label
        else SafeString(' aria-hidden="true"'),
        static("theme/icons.svg"),
        name,
    )


@register.simple_tag
def stars(count: int | None) -> SafeString:
    """{% stars 4 %}: four filled glyphs, silent; put the words beside them. Nothing for None."""
    if not count:
        return SafeString("")
    number = max(1, min(5, int(count)))
    return format_html(
        '<svg class="stars" viewBox="0 0 {} 20" aria-hidden="true">'
        '<use href="{}#stars-{}"></use></svg>',
        number * 21,
        static("theme/icons.svg"),
        number,
    )


@register.simple_tag
def addr(path: str) -> str:
    """{% addr "/san-pham/" %} -> /en/san-pham/ on an English page."""
    return addresses.localized(path)


@register.simple_tag(takes_context=True)
def here(context: Context, path: str) -> SafeString:
    """aria-current for a menu entry whose address this page is at or under."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return SafeString("")
    bare = addresses.without_language(request.path)
    inside = bare == path or (path != "/" and bare.startswith(path))
    if not inside:
        return SafeString("")
    return SafeString(' aria-current="page"' if bare == path else ' aria-current="true"')


@register.simple_tag(takes_context=True)
def page_in(context: Context, language: str) -> str:
    """This very page, query included, in "vi" or "en"; the front page where there is no request."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return addresses.in_language("/", language)
    query = request.META.get("QUERY_STRING", "")
    path = addresses.in_language(request.path, language)
    return f"{path}?{query}" if query else path


@register.simple_tag(takes_context=True)
def outside(context: Context, language: str = "") -> str:
    """The absolute address of this page without its query, for canonical and hreflang links."""
    request: HttpRequest | None = context.get("request")
    path = request.path if request is not None else "/"
    return addresses.absolute(addresses.in_language(path, language) if language else path)


@register.simple_tag
def static_outside(path: str) -> str:
    """A static file's absolute address, for programs that fetch it from elsewhere."""
    return addresses.absolute(static(path))


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: object) -> str:
    """{% query_with sort="price" %}: this page's query with some parameters changed."""
    request: HttpRequest | None = context.get("request")
    return addresses.changed_query(request, **changes) if request is not None else "?"


@register.simple_tag
def language_code() -> str:
    """ "vi" or "en", for the lang attribute."""
    return (get_language() or "vi")[:2]


@register.filter
def relative(value: datetime | None) -> str:
    """ "in 5 minutes", "3 hours ago": for news of the day, never for a deadline."""
    return "" if not value else relative_text(value)


@register.simple_tag
def page_range(page: Page[object]) -> list[int | str]:
    """The page numbers to show: both ends, two around this one, "…" for the rest."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def page_messages(context: Context) -> Iterable[Message]:
    """Messages waiting for this person.

    Only asked for when the request carries a cookie that can hold some: reading the session
    on every page would make each anonymous page vary by cookie, so that no cache could keep it.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or not hasattr(request, "_messages"):
        return ()
    if not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys():
        return ()
    return get_messages(request)
