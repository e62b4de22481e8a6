"""Form encoding with nested names, as Stripe reads it: `line_items[0][quantity]=2`."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from devtools.stripe_double.errors import invalid

_MOST_PARAMETERS = 5000


def decode(text: str) -> dict[str, Any]:
    """Turn an encoded form or query string into nested dicts and lists of strings."""
    tree: dict[str, Any] = {}
    pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS)
    for name, value in pairs:
        _put(tree, _steps(name), value)
    return {name: _as_lists(branch) for name, branch in tree.items()}


def _steps(name: str) -> list[str]:
    head, bracket, rest = name.partition("[")
    if not bracket:
        return [head]
    if not rest.endswith("]"):
        raise invalid(f"Invalid parameter name: {name}", param=name)
    return [head, *rest[:-1].split("][")]


def _put(tree: dict[str, Any], steps: list[str], value: str) -> None:
    place = tree
    for step in steps[:-1]:
        key = step or str(len(place))
        inner = place.setdefault(key, {})
        if not isinstance(inner, dict):
            raise invalid(f"Invalid object: {key}", param=key)
        place = inner
    place[steps[-1] or str(len(place))] = value


def _as_lists(branch: Any) -> Any:
    """A dict whose names are 0, 1, 2 … is a list."""
    if not isinstance(branch, dict):
        return branch
    children = {name: _as_lists(child) for name, child in branch.items()}
    if children and all(name.isdecimal() for name in children):
        return [children[name] for name in sorted(children, key=int)]
    return children
