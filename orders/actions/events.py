"""Notices from the gateway: kept once by their id, then the object itself is read again."""

import datetime
import logging

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from orders.actions.payments import Mismatch, settle
from orders.crash import crash_point
from orders.gateway import stripe_gateway
from orders.gateway.errors import GatewayError, GatewayRefused
from orders.gateway.stripe_gateway import EventNotice
from orders.models import GatewayEvent, Payment

log = logging.getLogger(__name__)
# A gateway keeps trying for about three days; further back there is nothing to catch up on.
LOOK_BACK = datetime.timedelta(days=3)
OVERLAP = datetime.timedelta(hours=1)


def keep_event(notice: EventNotice) -> bool:
    """Stores the notice; False when it was there already."""
    event = GatewayEvent(
        id=notice.id,
        kind=notice.kind,
        object_id=notice.object_id,
        payload={"created": notice.created},
    )
    before = GatewayEvent.objects.filter(pk=notice.id).exists()
    GatewayEvent.objects.bulk_create([event], ignore_conflicts=True)
    crash_point("webhook.after_insert")
    return not before


def apply_event(event_id: str) -> None:
    """Reads the object of a kept notice and settles its payment; once, however often called.

    A gateway that is away leaves the notice for the next round, with the reason.
    """
    event = GatewayEvent.objects.get(pk=event_id)
    if event.applied_at is not None:
        return
    try:
        reading = (
            stripe_gateway.read_session(event.object_id)
            if event.kind in stripe_gateway.EVENTS
            else None
        )
        with transaction.atomic():
            locked = GatewayEvent.objects.select_for_update().get(pk=event_id)
            if locked.applied_at is not None:
                return
            if reading is not None and _is_ours(reading.payment_id):
                settle(payment_id=reading.payment_id or 0, reading=reading)
            locked.applied_at = timezone.now()
            locked.save(update_fields=["applied_at"])
    except (GatewayError, Mismatch) as error:
        log.warning("event %s not applied: %s", event_id, error)
        # An object that the gateway does not know will not appear later: the notice is done with.
        done = timezone.now() if isinstance(error, GatewayRefused) else None
        GatewayEvent.objects.filter(pk=event_id, applied_at__isnull=True).update(
            attempts=F("attempts") + 1, last_error=str(error)[:300], applied_at=done
        )


def catch_up() -> int:
    """Asks the gateway for notices that never reached us; returns how many were new.

    Raises GatewayError when it is away.
    """
    now = timezone.now()
    if not Payment.objects.filter(method="stripe", created_at__gte=now - LOOK_BACK).exists():
        return 0
    newest = GatewayEvent.objects.aggregate(newest=Max("received_at"))["newest"]
    since = max(newest - OVERLAP, now - LOOK_BACK) if newest else now - LOOK_BACK
    found = [one for one in stripe_gateway.list_events(since) if keep_event(one)]
    for one in found:
        apply_event(one.id)
    return len(found)


def _is_ours(payment_id: int | None) -> bool:
    return payment_id is not None and Payment.objects.filter(pk=payment_id).exists()
