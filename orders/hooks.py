"""Where market sessions tell orders about themselves, without orders importing them."""

from collections.abc import Callable

from orders.models.order import Order
from shop.models import Variant


def _nothing_is_live(session: str, variant: Variant) -> bool:
    return False


# (session slug, variant) → whether this variant may be bought in that session right now.
sold_in_session: Callable[[str, Variant], bool] = _nothing_is_live


def register_session_check(check: Callable[[str, Variant], bool]) -> None:
    """Called once by the floor that knows market sessions."""
    global sold_in_session
    sold_in_session = check


SaleListener = Callable[[Order], None]
_sale_listeners: list[SaleListener] = []


def register_sale_listener(listener: SaleListener) -> None:
    """Called once by each floor that wants to hear of every sale."""
    if listener not in _sale_listeners:
        _sale_listeners.append(listener)


def announce_sale(order: Order) -> None:
    """Tell the listeners that ``order`` was placed: its lines are written, its goods reserved.

    Runs inside the order's own transaction, so that what the listeners write stands or falls with
    the sale. Call it once for each order.
    """
    for listener in _sale_listeners:
        listener(order)
