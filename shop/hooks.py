"""Where the floors above hand something down to the shop, without the shop importing them."""

from collections.abc import Callable, Sequence
from typing import Any

SessionSource = Callable[[Sequence[int]], dict[int, list[dict[str, Any]]]]


def _no_sessions(product_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    return {}


# product ids → per product, its upcoming or running sessions (slug, title, state, starts_at).
upcoming_sessions: SessionSource = _no_sessions


def register_session_source(source: SessionSource) -> None:
    """Called once by the floor that knows market sessions."""
    global upcoming_sessions
    upcoming_sessions = source
