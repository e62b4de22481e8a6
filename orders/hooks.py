"""Where market sessions tell orders about themselves, without orders importing them."""

from collections.abc import Callable

from shop.models import Variant


def _nothing_is_live(session: str, variant: Variant) -> bool:
    return False


# (session slug, variant) → whether this variant may be bought in that session right now.
sold_in_session: Callable[[str, Variant], bool] = _nothing_is_live


def register_session_check(check: Callable[[str, Variant], bool]) -> None:
    """Called once by the floor that knows market sessions."""
    global sold_in_session
    sold_in_session = check
