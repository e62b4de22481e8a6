"""Three small middlewares that hold for every page of ours."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, QueryDict
from django.middleware.csrf import CsrfViewMiddleware

ADMIN_PREFIX = "/quan-tri/"


class PlainRequestMiddleware:
    """Refuses, with 400, an endless address, and any address, cookie or form that holds a NUL.

    Nobody can type one and PostgreSQL's text cannot hold one, so it is refused once, here, instead
    of in every field of every page. Bodies of the API are JSON and are checked by their schemas.
    """

    # Python refuses to read numbers of more than 4,300 digits, and no address of ours is near.
    LONGEST_PATH = 2000

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        texts = chain([request.path_info], _texts(request.GET), request.COOKIES.values())
        if request.method == "POST":
            texts = chain(texts, _texts(request.POST))
        if len(request.path_info) > self.LONGEST_PATH or any("\0" in text for text in texts):
            raise BadRequest("an endless address, or a NUL")
        return self.get_response(request)


def _texts(query: QueryDict) -> Iterable[str]:
    for name, values in query.lists():
        yield name
        yield from values


class SameOriginMiddleware(CsrfViewMiddleware):
    """CSRF protection that needs no token when the browser itself vouches for the origin.

    Anonymous pages set no cookie, so they cannot carry a token. Browsers send ``Sec-Fetch-Site``
    (all since 2023) and ``Origin`` with every POST, and page scripts can forge neither. A request
    that carries neither header falls back to Django's token.
    """

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., Any],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        if request.method not in ("GET", "HEAD", "OPTIONS", "TRACE") and self._vouched_for(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)

    @staticmethod
    def _vouched_for(request: HttpRequest) -> bool:
        site = request.headers.get("Sec-Fetch-Site")
        if site is not None:
            return site == "same-origin"
        origin = request.headers.get("Origin")
        if not origin or origin == "null":
            return False
        return urlsplit(origin).netloc == request.get_host()


class CachePolicyMiddleware:
    """Private pages are never stored; anonymous pages may be kept but are asked for again.

    Stars can end at midnight and stock can end at any second, so a stored page is always
    revalidated before it is shown.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith((ADMIN_PREFIX, f"/en{ADMIN_PREFIX}")):
            relaxed = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[misc]
            response._csp_replace = relaxed  # type: ignore[attr-defined]
        if response.has_header("Cache-Control"):
            return response
        # Reading the session through the request would mark it as used and vary every page by it.
        private = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(response.cookies)
        response["Cache-Control"] = "private, no-store" if private else "public, no-cache"
        return response
