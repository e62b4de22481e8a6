"""Turns "too many codes" into an answer that says so."""

from collections.abc import Callable

from allauth.core.exceptions import RateLimited
from allauth.core.ratelimit import respond_429
from django.http import HttpRequest, HttpResponse


class SlowDownMiddleware:
    """429 instead of an error of ours when allauth refuses to send one more code.

    It raises RateLimited from the middle of a sign-up and expects the project to catch it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Called by Django with what a view let through."""
        if not isinstance(error, RateLimited):
            return None
        answer: HttpResponse = respond_429(request)
        return answer
