"""Small things every page of this floor answers with."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]


def is_htmx(request: HttpRequest) -> bool:
    """Whether a script of ours asks for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def private(view: View) -> View:
    """Never kept by anybody: a cart, an address, an order."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        return response

    return guarded


def unlinked(view: View) -> View:
    """The address holds a secret: no site that is linked from here may learn it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


def tell(request: HttpRequest, response: HttpResponse, text: str, *, bad: bool = False) -> None:
    """One sentence of news: at once beside the open page, or on top of the next one."""
    if is_htmx(request):
        response["HX-Trigger"] = json.dumps({"toast": text})
    else:
        messages.add_message(request, messages.ERROR if bad else messages.SUCCESS, text)


def came_from(request: HttpRequest, otherwise: str) -> str:
    """The page of ours that the form stood on, else ``otherwise``."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        parts = urlsplit(referer)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        # "//other.example/" is a path of ours in an address, and another site in a redirect.
        if url_has_allowed_host_and_scheme(path, None):
            return path
    return otherwise
