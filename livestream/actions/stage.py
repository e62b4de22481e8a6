"""What the marketer does on the stage: start, end, hold a product up, take it down."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from livestream import transitions
from livestream.actions.audience import reschedule_reminders
from livestream.actions.events import append_event
from livestream.actions.moves import locked, move
from livestream.errors import NotLive, TooManyPins
from livestream.models import LineupItem, LiveEvent, MarketSession, Pin

MOST_PINS = 3
State = MarketSession.State


@transaction.atomic
def start_session(*, session: MarketSession, actor: User | None = None) -> MarketSession:
    """Go live now, also before the planned time. Raises NotPossible."""
    return _go(session, State.LIVE, actor)


@transaction.atomic
def end_session(*, session: MarketSession, actor: User | None = None) -> MarketSession:
    """End the show now. Raises NotPossible unless it is live."""
    if session.state != State.LIVE:
        transitions.check(session.state, State.ENDED)
    return _go(session, State.ENDED, actor)


@transaction.atomic
def cancel_session(*, session: MarketSession, actor: User | None = None) -> MarketSession:
    """Call a session off that has not started. Raises NotPossible."""
    row = locked(session.pk)
    move(row, State.CANCELLED, now=timezone.now(), actor=actor)
    reschedule_reminders(row)
    return row


def _go(session: MarketSession, state: str, actor: User | None) -> MarketSession:
    row = locked(session.pk)
    now = timezone.now()
    for step in transitions.way(row.state, state):
        move(row, step, now=now, actor=actor)
    return row


@transaction.atomic
def pin_item(*, session: MarketSession, code: str) -> list[str]:
    """Hold a product up; returns the pinned codes, newest first. Pinning twice changes nothing.

    Raises NotLive, TooManyPins, LineupItem.DoesNotExist.
    """
    row = locked(session.pk)
    if row.state != State.LIVE:
        raise NotLive
    item = LineupItem.objects.get(session=row, code=code)
    pinned = _pinned_codes(row)
    if code in pinned:
        return pinned
    if len(pinned) >= MOST_PINS:
        raise TooManyPins
    Pin.objects.create(item=item)
    pinned = [code, *pinned]
    append_event(row, LiveEvent.Kind.PIN, {"code": code, "pinned": pinned})
    return pinned


@transaction.atomic
def unpin_item(*, session: MarketSession, code: str) -> list[str]:
    """Take a product down; returns what is still pinned. Nothing happens when it is not up."""
    row = locked(session.pk)
    now: datetime.datetime = timezone.now()
    taken = Pin.objects.filter(item__session=row, item__code=code, unpinned_at__isnull=True).update(
        unpinned_at=now
    )
    pinned = _pinned_codes(row)
    if taken:
        append_event(row, LiveEvent.Kind.UNPIN, {"code": code, "pinned": pinned})
    return pinned


def _pinned_codes(session: MarketSession) -> list[str]:
    pins = Pin.objects.filter(item__session=session, unpinned_at__isnull=True)
    return list(pins.order_by("-pinned_at", "-pk").values_list("item__code", flat=True))
