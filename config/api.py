"""API v1: the routers of all floors under one address, with problem+json for every error."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from livestream.api import router as sessions
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation
from shop.api import router as shop

from accounts.api import router as places
from orders.api import router as orders
from theme.problem import Problem

api = NinjaAPI(
    title="Chợ OCOP",
    version="1.0.0",
    description=(
        "Products of Vietnam's One Commune One Product programme, their certificates, carts, "
        "orders and live market sessions. Amounts are integer dong, times carry an offset."
    ),
    urls_namespace="api-1",
    openapi_url="/openapi.json",
    docs_url=None,
)
api.add_router("", shop)
api.add_router("", places)
api.add_router("", orders)
api.add_router("", sessions)


@api.exception_handler(Problem)
def on_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A refusal of ours."""
    return problem.response()


@api.exception_handler(ValidationError)
def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Values of the wrong kind: 400 when they stand in the address, 422 in the body."""
    where = {str(item["loc"][0]) for item in error.errors}
    errors = [
        {"field": ".".join(str(part) for part in item["loc"][1:]), "message": str(item["msg"])}
        for item in error.errors
    ]
    status = 400 if where <= {"query", "path", "header"} else 422
    return Problem(status, "invalid", _("Check the fields listed."), errors=errors).response()


@api.exception_handler(Http404)
def on_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there, or nothing for this caller."""
    return Problem(404, "not_found", _("There is nothing at this address.")).response()


@api.exception_handler(AuthenticationError)
def on_anonymous(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """A key or sign-in is missing."""
    return Problem(401, "not_signed_in", _("Sign in or send a valid key.")).response()


@api.exception_handler(HttpError)
def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is not JSON, and the like."""
    return Problem(error.status_code, "bad_request", str(error)).response()


@api.exception_handler(OperationalError)
def on_busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """A lock was not to be had in time, or the database is away: nothing was changed."""
    answer = Problem(
        503, "busy", _("Nothing was changed. Please try again in a moment.")
    ).response()
    answer["Retry-After"] = "2"
    return answer


def _guarded(operation: Operation) -> Callable[..., Any]:
    """Runs an operation in the caller's language, refusing query parameters it does not know."""
    run = operation.run
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }

    @functools.wraps(run)
    def guarded(request: HttpRequest, **values: Any) -> Any:
        language = translation.get_language_from_request(request)
        with translation.override(language if request.headers.get("Accept-Language") else "vi"):
            unknown = sorted(set(request.GET) - known)
            if unknown:
                errors = [{"field": name, "message": _("Unknown parameter.")} for name in unknown]
                detail = _("Unknown query parameters: %(names)s.") % {"names": ", ".join(unknown)}
                return Problem(400, "unknown_parameter", detail, errors=errors).response()
            answer = run(request, **values)
            answer["Cache-Control"] = answer.get("Cache-Control", "no-store")
            return answer

    return guarded


def _guard_operations() -> None:
    for _prefix, router in api._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                operation.run = _guarded(operation)


urls = api.urls
_guard_operations()
