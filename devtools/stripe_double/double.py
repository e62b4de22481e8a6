"""The account that every call works on: its objects, its clock and what it tells the world."""

from __future__ import annotations

import secrets
import string
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from devtools.stripe_double.errors import missing
from devtools.stripe_double.settings import Settings
from devtools.stripe_double.store import Body, Store

_LETTERS = string.ascii_letters + string.digits


def new_id(prefix: str, length: int = 24) -> str:
    """An unguessable id in Stripe's form: `pi_3kT…`."""
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(length))


@dataclass(frozen=True)
class Call:
    """One request, read."""

    method: str
    path: str
    params: dict[str, Any]
    idempotency_key: str | None
    request_id: str
    version: str


@dataclass
class Double:
    """The whole account. `wake` rings the deliverer when there are webhooks to send."""

    settings: Settings
    store: Store
    wake: Callable[[], None] = lambda: None
    #: Idempotency keys whose first request is still being worked on.
    in_flight: set[str] = field(default_factory=set)

    def now(self) -> int:
        """Seconds since 1970 in UTC, moved by what the tests added."""
        return int(time.time()) + self.clock_offset

    @property
    def clock_offset(self) -> int:
        """Seconds that the clock has been moved ahead."""
        return int(self.store.setting("clock_offset", "0"))

    def advance(self, seconds: int) -> None:
        """Move the clock ahead. It never goes back, as ids and events would lose their order."""
        self.store.set_setting("clock_offset", str(self.clock_offset + seconds))

    def get(self, kind: str, object_id: str, *, noun: str = "", param: str = "id") -> Body:
        """One object.

        Raises:
            StripeError: 404 resource_missing.
        """
        found = self.store.find(kind, object_id)
        if found is None:
            raise missing(noun or kind.replace("_", " "), object_id, param)
        return found


def visible(body: Any) -> Any:
    """The object as the outside sees it: names that start with `_` stay inside."""
    if isinstance(body, dict):
        return {name: visible(value) for name, value in body.items() if not name.startswith("_")}
    if isinstance(body, list):
        return [visible(value) for value in body]
    return body
