"""Stripe's error objects. https://docs.stripe.com/api/errors"""

from __future__ import annotations

from typing import Any


class StripeError(Exception):
    """An answer other than 200.

    `began` tells whether the work had started: only then is the answer kept under its idempotency
    key (https://docs.stripe.com/api/idempotent_requests).
    """

    def __init__(
        self, status: int, kind: str, message: str, *, began: bool = True, **fields: Any
    ) -> None:
        super().__init__(message)
        self.status = status
        self.began = began
        self.error: dict[str, Any] = {"type": kind, "message": message}
        self.error.update({name: value for name, value in fields.items() if value is not None})

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        if "code" in self.error:
            page = f"https://stripe.com/docs/error-codes/{self.error['code'].replace('_', '-')}"
            return {"error": {**self.error, "doc_url": page}}
        return {"error": self.error}


def invalid(message: str, param: str | None = None, code: str | None = None) -> StripeError:
    """A parameter that fails validation: nothing has started, nothing is kept."""
    return StripeError(400, "invalid_request_error", message, began=False, param=param, code=code)


def refused(message: str, param: str | None = None, code: str | None = None) -> StripeError:
    """A well-formed request that the object's state does not allow."""
    return StripeError(400, "invalid_request_error", message, param=param, code=code)


def missing(noun: str, object_id: str, param: str = "id") -> StripeError:
    """404 for an id that does not exist, in Stripe's words: `No such refund: 're_1'`."""
    return StripeError(
        404,
        "invalid_request_error",
        f"No such {noun}: '{object_id}'",
        code="resource_missing",
        param=param,
    )


def unauthorised(message: str) -> StripeError:
    """401: no key, or not this account's."""
    return StripeError(401, "invalid_request_error", message, began=False)


def idempotency(status: int, message: str, code: str | None = None) -> StripeError:
    """400 for a key used with other parameters, 409 for a key still in use."""
    return StripeError(status, "idempotency_error", message, began=False, code=code)


def broken() -> StripeError:
    """500, as Stripe words its own faults."""
    return StripeError(500, "api_error", "An unknown error occurred")


def too_many() -> StripeError:
    """429. https://docs.stripe.com/rate-limits"""
    return StripeError(
        429,
        "invalid_request_error",
        "Request rate limit exceeded. Learn more about rate limits "
        "https://docs.stripe.com/rate-limits.",
        began=False,
        code="rate_limit",
    )
