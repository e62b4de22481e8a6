"""Answers to requests that went wrong. Each says what to do next; programs get problem+json."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from config.api_guard import missing
from theme.problem import Problem

API = "/api/"


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came from elsewhere or its protection ran out: nothing was changed."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing that a browser sends by itself: too large, torn, or with signs no text can hold."""
    if request.path_info.startswith(API):
        detail = _("Leave out signs that no text can hold, and send less at once.")
        return Problem(400, "bad_request", detail).response()
    # What could not be read the first time must not be read again by the page.
    request.GET = QueryDict()
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page."""
    if request.path_info.startswith(API):
        return missing(request)
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Signed in, but not allowed."""
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Rendered without a database, because that may be what failed."""
    if request.path_info.startswith(API):
        detail = _("Please try again in a moment, with the same Idempotency-Key if you sent one.")
        return Problem(500, "server_error", detail).response()
    return render(request, "500.html", status=500)
