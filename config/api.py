"""API v1: the routers of all floors under one address, with problem+json for every error."""

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from accounts.api import router as places
from config.api_guard import guard
from config.api_words import field_error
from livestream.api import router as sessions
from orders.api import router as orders
from shop.api import router as shop
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
    errors = [field_error(item) for item in error.errors]
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
    detail = _("The body is not valid JSON.") if error.status_code == 400 else str(error)
    return Problem(error.status_code, "bad_request", detail).response()


@api.exception_handler(OperationalError)
def on_busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """A lock was not to be had in time, or the database is away: nothing was changed."""
    answer = Problem(
        503, "busy", _("Nothing was changed. Please try again in a moment.")
    ).response()
    answer["Retry-After"] = "2"
    return answer


guard(api)
urls = api.urls
