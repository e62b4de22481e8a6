"""What holds for every call of the API, whichever app answers it.

The caller's language, no unknown query parameter, problem+json for a wrong method or address, and
no copy kept on the way.
"""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.operation import Operation, PathView

from theme.problem import Problem

Answer = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")


def guard(api: NinjaAPI) -> None:
    """Puts the guard around every operation of ``api``; call it once, before its ``urls``."""
    for router in api._get_bound_routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                operation.run = _guarded(operation)  # type: ignore[method-assign]
            view._sync_view = _told_by_method(view)  # type: ignore[method-assign]


@csrf_exempt
def missing(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answers for addresses below /api/ that nobody else answers for."""
    with _language_of(request):
        return Problem(404, "not_found", _("There is nothing at this address.")).response()


def _language_of(request: HttpRequest) -> Any:
    """Vietnamese unless the caller asks otherwise."""
    asked = request.headers.get("Accept-Language")
    return translation.override(translation.get_language_from_request(request) if asked else "vi")


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that a page of another site sends this; programs say nothing."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site not in ("same-origin", "none")
    return origin is not None and urlsplit(origin).netloc != request.get_host()


def _told_by_method(view: PathView) -> Answer:
    answer: Answer = view._sync_view  # type: ignore[assignment]

    @functools.wraps(answer)
    def told(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        response: HttpResponse
        with _language_of(request):
            allowed = sorted({method for one in view.operations for method in one.methods})
            if request.method not in SAFE and _from_elsewhere(request):
                # A signed-in person's browser would lend its cookies to a page of somebody else.
                detail = _("Pages of other sites cannot do this. Nothing was changed.")
                response = Problem(403, "cross_site", detail).response()
            elif request.method not in allowed:
                detail = _("This address takes %(methods)s.") % {"methods": ", ".join(allowed)}
                response = Problem(405, "method_not_allowed", detail).response()
                response["Allow"] = ", ".join(allowed)
            else:
                response = answer(request, *args, **values)
            patch_vary_headers(response, ["Accept-Language"])
            return response

    return told


def _guarded(operation: Operation) -> Answer:
    run: Answer = operation.run  # type: ignore[assignment]
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }

    @functools.wraps(run)
    def guarded(request: HttpRequest, **values: Any) -> HttpResponse:
        unknown = sorted(set(request.GET) - known)
        if unknown:
            errors = [{"field": name, "message": _("Unknown parameter.")} for name in unknown]
            detail = _("Unknown query parameters: %(names)s.") % {"names": ", ".join(unknown)}
            return Problem(400, "unknown_parameter", detail, errors=errors).response()
        answer = run(request, **values)
        answer["Cache-Control"] = answer.get("Cache-Control", "no-store")
        return answer

    return guarded
