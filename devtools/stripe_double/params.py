"""Reading and checking the parameters of a call, with Stripe's words for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from devtools.stripe_double.errors import invalid

#: https://docs.stripe.com/api/metadata
_METADATA_KEYS, _METADATA_KEY_LENGTH, _METADATA_VALUE_LENGTH = 50, 40, 500


class Params:
    """A mapping of parameters and the name it has in the request, for the error messages."""

    def __init__(self, data: dict[str, Any], prefix: str = "") -> None:
        self.data = data
        self._prefix = prefix

    def name(self, key: str) -> str:
        """The full name: `line_items[0][quantity]`."""
        return f"{self._prefix}[{key}]" if self._prefix else key

    def only(self, allowed: Iterable[str]) -> None:
        """Refuse a parameter that this call does not take."""
        for key in self.data:
            if key not in allowed:
                full = self.name(key)
                raise invalid(f"Received unknown parameter: {full}", full, "parameter_unknown")

    def text(self, key: str, *, required: bool = False, longest: int = 5000) -> str | None:
        """A string, or None when it was not sent."""
        full = self.name(key)
        value = self.data.get(key)
        if value is None:
            if required:
                raise invalid(f"Missing required param: {full}.", full, "parameter_missing")
            return None
        if not isinstance(value, str):
            raise invalid(f"Invalid string: {value}", full)
        if not value:
            message = f"You passed an empty string for '{full}'. Remove it or send a value."
            raise invalid(message, full, "parameter_invalid_empty")
        if len(value) > longest:
            raise invalid(f"Invalid string: {full} must be at most {longest} characters", full)
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str | None:
        """One of a few words."""
        value = self.text(key)
        words = list(allowed)
        if value is not None and value not in words:
            listed = ", ".join(words)
            raise invalid(f"Invalid {self.name(key)}: must be one of {listed}", self.name(key))
        return value if value is not None else default

    def integer(self, key: str, *, required: bool = False, least: int = 0) -> int | None:
        """A whole number, not below `least`."""
        value = self.text(key, required=required)
        if value is None:
            return None
        full, code = self.name(key), "parameter_invalid_integer"
        if not value.lstrip("-").isdecimal():
            raise invalid(f"Invalid integer: {value}", full, code)
        if int(value) < least:
            raise invalid(f"This value must be greater than or equal to {least}.", full, code)
        return int(value)

    def flag(self, key: str) -> bool:
        """`true` or `false`; absent is false."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def inner(self, key: str) -> Params:
        """A nested mapping, empty when it was not sent."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise invalid("Invalid object", self.name(key))
        return Params(value, self.name(key))

    def rows(self, key: str) -> list[Params]:
        """A list of mappings."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise invalid("Invalid array", self.name(key))
        return [Params(row, f"{self.name(key)}[{at}]") for at, row in enumerate(value)]

    def words(self, key: str) -> list[str]:
        """A list of strings."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise invalid("Invalid array", self.name(key))
        return value

    def metadata(self, key: str = "metadata") -> dict[str, str]:
        """The caller's own notes, within Stripe's limits: 50 keys, 40 and 500 characters."""
        notes = self.inner(key).data
        full = self.name(key)
        if len(notes) > _METADATA_KEYS:
            raise invalid(f"Metadata can have at most {_METADATA_KEYS} keys", full)
        for note, value in notes.items():
            if not isinstance(value, str):
                raise invalid("Metadata values must be strings", f"{full}[{note}]")
            if len(note) > _METADATA_KEY_LENGTH or len(value) > _METADATA_VALUE_LENGTH:
                message = "Metadata keys can have 40 characters and values 500"
                raise invalid(message, f"{full}[{note}]")
        return dict(notes)
