"""One step in a session's life: state, history and event in one transaction."""

import datetime

from accounts.models import User
from livestream import transitions
from livestream.actions.events import append_event
from livestream.models import LiveEvent, MarketSession, Pin, SessionChange

State = MarketSession.State
STAMPS = {State.WAITING: "opened_at", State.LIVE: "started_at", State.ENDED: "ended_at"}


def move(
    session: MarketSession, after: str, *, now: datetime.datetime, actor: User | None = None
) -> None:
    """Take ``session``, whose row the caller has locked, one step further.

    Raises NotPossible when the transition table has no such step.
    """
    before = session.state
    transitions.check(before, after)
    fields = ["state"]
    session.state = after
    if after in STAMPS:
        setattr(session, STAMPS[State(after)], now)
        fields.append(STAMPS[State(after)])
    session.save(update_fields=fields)
    SessionChange.objects.create(session=session, before=before, after=after, actor=actor)
    if after == State.ENDED:
        _take_down_pins(session, now)
    append_event(session, LiveEvent.Kind.STATE, {"state": after, "at": now.isoformat()})


def _take_down_pins(session: MarketSession, now: datetime.datetime) -> None:
    Pin.objects.filter(item__session=session, unpinned_at__isnull=True).update(unpinned_at=now)


def locked(pk: int) -> MarketSession:
    """The session with its row locked until the transaction ends.

    Raises MarketSession.DoesNotExist.
    """
    return MarketSession.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
