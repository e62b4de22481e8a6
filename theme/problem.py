"""How an error looks to a program: RFC 9457 problem details."""

from collections.abc import Sequence
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """Raised by the API to refuse a request. ``code`` is a stable word, ``detail`` a sentence that
    says what to do, ``extra`` whatever the caller needs besides (e.g. ``items``)."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        errors: Sequence[dict[str, str]] = (),
        **extra: Any,
    ) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.extra = list(errors), extra

    def body(self) -> dict[str, Any]:
        """The problem document."""
        document: dict[str, Any] = {
            "type": f"/api/v1/docs#problem-{self.code}",
            "title": title(self.status),
            "status": self.status,
            "detail": self.detail,
            "code": self.code,
            **self.extra,
        }
        if self.errors:
            document["errors"] = self.errors
        return document

    def response(self) -> JsonResponse:
        """The problem as an answer."""
        return JsonResponse(self.body(), status=self.status, content_type=MEDIA_TYPE)


def title(status: int) -> str:
    """A short name for an HTTP status, in the reader's language."""
    return {
        400: _("The request cannot be understood"),
        401: _("Sign in first"),
        403: _("Not allowed"),
        404: _("Not found"),
        405: _("This address does not take that method"),
        409: _("Something has changed meanwhile"),
        415: _("This kind of content is not accepted"),
        422: _("Some values need correcting"),
        429: _("Too many requests"),
        503: _("Busy, please try again"),
    }.get(status, _("Something went wrong on our side"))
