"""Telling the viewers what was sold in their session, in the transaction of the order."""

from livestream.actions.events import append_event
from livestream.models import LineupItem, LiveEvent, MarketSession
from orders.models import Order
from shop.models import StockLevel


def announce_sold(order: Order) -> None:
    """One ``sold`` event per line that was bought in a running session: code, units, units left.

    Sessions are taken in the order of their keys, so two orders never wait for each other.
    """
    lines = [line for line in order.lines.all() if line.session]
    if not lines:
        return
    quantities = {(line.session, line.variant_id): line.quantity for line in lines}
    left = {
        level.variant_id: level.available
        for level in StockLevel.objects.filter(variant__in=[line.variant_id for line in lines])
    }
    items = LineupItem.objects.filter(
        session__slug__in={line.session for line in lines},
        session__state=MarketSession.State.LIVE,
        variant__in=[line.variant_id for line in lines],
    )
    for item in items.select_related("session").order_by("session_id", "position"):
        quantity = quantities.get((item.session.slug, item.variant_id))
        if quantity:
            payload = {
                "code": item.code,
                "quantity": quantity,
                "left": left.get(item.variant_id, 0),
            }
            append_event(item.session, LiveEvent.Kind.SOLD, payload)
