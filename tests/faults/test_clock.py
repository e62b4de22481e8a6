"""The clock dies over a session's first minute: the session opens as soon as it is back, once."""

import os
import signal
import time
from pathlib import Path

import pytest

from livestream.models import LiveEvent, MarketSession, SessionChange
from tests.faults.stage import start_worker
from tests.livestream.world import make_session
from tests.stripe_double.program import wait_for

LIVE, WAITING = MarketSession.State.LIVE, MarketSession.State.WAITING


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_beat_away_over_the_start_the_session_opens_at_once_and_once(tmp_path: Path) -> None:
    session = make_session(state=MarketSession.State.SCHEDULED, starts_in=30)
    first = start_worker(tmp_path, beat=True)
    try:
        wait_for(lambda: _state(session) == WAITING, "the waiting room", seconds=25)
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait(10)
    time.sleep(max(0.0, _seconds_to_start(session)) + 1)
    assert _state(session) == WAITING, "nobody was there to start it"

    second = start_worker(tmp_path, beat=True)
    try:
        wait_for(lambda: _state(session) == LIVE, "the start", seconds=30)
        time.sleep(11)  # two more ticks of the timetable
    finally:
        os.killpg(second.pid, signal.SIGKILL)
        second.wait(10)

    changes = SessionChange.objects.filter(session=session).values_list("before", "after")
    assert list(changes) == [("scheduled", "waiting"), ("waiting", "live")]
    told = LiveEvent.objects.filter(session=session, kind="state").count()
    assert told == 2


def _state(session: MarketSession) -> str:
    session.refresh_from_db()
    return session.state


def _seconds_to_start(session: MarketSession) -> float:
    return session.starts_at.timestamp() - time.time()
