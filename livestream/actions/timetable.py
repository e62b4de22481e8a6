"""The timetable: sessions open, start and end on time without anyone pressing a button."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from livestream.actions.moves import move
from livestream.models import MarketSession

State = MarketSession.State


def advance_sessions(*, now: datetime.datetime) -> int:
    """Take every session that is behind its timetable as far as ``now`` (UTC); returns the steps.

    A session is judged by the clock alone, so it does not matter when this ran last: after an
    outage it passes through each state it missed, once. Two runs at once share the work, because
    a row that one of them holds is skipped by the other.
    """
    return sum(_advance_one(pk, now) for pk in _behind(now).values_list("pk", flat=True))


def _behind(now: datetime.datetime) -> QuerySet[MarketSession]:
    opens_before = now + datetime.timedelta(seconds=settings.LIVE_WAITING_ROOM_SECONDS)
    return MarketSession.objects.filter(
        Q(state=State.SCHEDULED, starts_at__lte=opens_before)
        | Q(state=State.WAITING, starts_at__lte=now)
        | Q(state=State.LIVE, ends_at__lte=now)
    ).order_by("pk")


@transaction.atomic
def _advance_one(pk: int, now: datetime.datetime) -> int:
    rows = MarketSession.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
    session = rows.filter(pk=pk).first()
    if session is None:
        return 0
    steps = 0
    while (after := next_state(session, now)) is not None:
        move(session, after, now=now)
        steps += 1
    return steps


def next_state(session: MarketSession, now: datetime.datetime) -> str | None:
    """The state that is due by ``now``, one step ahead; None when the session is on time."""
    waiting_room = datetime.timedelta(seconds=settings.LIVE_WAITING_ROOM_SECONDS)
    due: dict[str, tuple[datetime.datetime, str]] = {
        State.SCHEDULED: (session.starts_at - waiting_room, State.WAITING),
        State.WAITING: (session.starts_at, State.LIVE),
        State.LIVE: (session.ends_at, State.ENDED),
    }
    if session.state not in due:
        return None
    moment, after = due[session.state]
    return after if moment <= now else None
