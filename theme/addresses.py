"""Addresses inside a page: language prefixes, canonical links, changed query strings.

The known addresses are literals on purpose: a page of the theme renders without any other app.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, QueryDict

from theme.formatting import is_english

ENGLISH = "/en"


def without_language(path: str) -> str:
    """ "/en/san-pham/" -> "/san-pham/"; a Vietnamese path stays as it is."""
    if path == ENGLISH:
        return "/"
    return path[len(ENGLISH) :] if path.startswith(f"{ENGLISH}/") else path


def in_language(path: str, language: str) -> str:
    """The same page in "vi" (no prefix) or "en" (under /en)."""
    bare = without_language(path)
    return f"{ENGLISH}{bare}" if language == "en" else bare


def localized(path: str) -> str:
    """A literal address in the language of the page being written; the API has only one."""
    if path.startswith("/api/"):
        return path
    return in_language(path, "en" if is_english() else "vi")


def absolute(path: str) -> str:
    """A path as people outside need it: with the shop's own scheme and host."""
    return f"{str(getattr(settings, 'SITE_URL', '')).rstrip('/')}{path}"


def changed_query(request: HttpRequest, **changes: object) -> str:
    """This page's query string with some parameters set (None or "" removes one).

    Changing a filter starts at the first page again, so `page` is dropped unless it is set here.
    """
    query: QueryDict = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    text = urlencode([(name, one) for name, many in query.lists() for one in many])
    return f"?{text}" if text else "?"
