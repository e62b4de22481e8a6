"""`expand[]`: ids replaced by the objects they name. https://docs.stripe.com/api/expanding_objects"""

from __future__ import annotations

from typing import Any

from devtools.stripe_double import sessions
from devtools.stripe_double.double import Double
from devtools.stripe_double.errors import invalid

_KINDS = {
    "payment_intent": "payment_intent",
    "latest_charge": "charge",
    "charge": "charge",
    "payment_method": "payment_method",
    "customer": "customer",
}


def expand(double: Double, body: dict[str, Any], paths: list[str]) -> dict[str, Any]:
    """A copy of the answer with every path in `paths` filled in.

    Raises:
        StripeError: 400 when a path names nothing that can be expanded.
    """
    for path in paths:
        body = _filled(double, body, path.split("."), path)
    return body


def _filled(double: Double, body: Any, steps: list[str], path: str) -> Any:
    if not steps or body is None:
        return body
    if isinstance(body, list):
        return [_filled(double, item, steps, path) for item in body]
    step, rest = steps[0], steps[1:]
    copy = dict(body)
    if step == "line_items" and body.get("object") == sessions.KIND:
        copy[step] = sessions.line_list(body)
        return copy
    if step not in body or (step not in _KINDS and step != "data"):
        raise invalid(f"This property cannot be expanded ({path}).", "expand")
    value = body[step]
    if isinstance(value, str):
        value = double.get(_KINDS[step], value)
    copy[step] = _filled(double, value, rest, path)
    return copy
