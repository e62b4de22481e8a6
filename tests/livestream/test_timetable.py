"""Sessions open, start and end by the clock, whatever happened to beat meanwhile."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from livestream.actions import timetable
from livestream.actions.moves import move
from livestream.actions.timetable import advance_sessions
from livestream.errors import NotPossible
from livestream.models import LiveEvent, MarketSession, SessionChange
from livestream.transitions import ALLOWED, way
from tests.livestream.world import make_session

State = MarketSession.State
SECOND = datetime.timedelta(seconds=1)


def steps(session: MarketSession) -> list[tuple[str, str]]:
    return list(SessionChange.objects.filter(session=session).values_list("before", "after"))


def told(session: MarketSession) -> list[str]:
    events = LiveEvent.objects.filter(session=session, kind="state")
    return [event.payload["state"] for event in events]


@pytest.mark.django_db
class TestTimetable:
    def test_nothing_happens_before_the_waiting_room_is_due(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=16 * 60)
        assert advance_sessions(now=timezone.now()) == 0
        session.refresh_from_db()
        assert (session.state, steps(session), told(session)) == (State.SCHEDULED, [], [])

    def test_the_waiting_room_opens_a_quarter_of_an_hour_before(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=15 * 60)
        now = timezone.now()
        assert advance_sessions(now=now) == 1
        session.refresh_from_db()
        assert (session.state, session.opened_at) == (State.WAITING, now)
        assert steps(session) == [("scheduled", "waiting")]
        assert told(session) == ["waiting"]

    def test_a_session_starts_and_ends_on_time(self) -> None:
        session = make_session(state=State.WAITING, starts_in=60, lasts=3600)
        assert advance_sessions(now=session.starts_at - SECOND) == 0
        assert advance_sessions(now=session.starts_at) == 1
        assert advance_sessions(now=session.ends_at - SECOND) == 0
        assert advance_sessions(now=session.ends_at) == 1
        session.refresh_from_db()
        assert session.state == State.ENDED
        assert (session.started_at, session.ended_at) == (session.starts_at, session.ends_at)
        assert told(session) == ["live", "ended"]

    def test_beat_was_down_over_the_start_so_the_next_run_starts_it_once(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=-120)
        assert advance_sessions(now=timezone.now()) == 2
        assert advance_sessions(now=timezone.now()) == 0
        session.refresh_from_db()
        assert session.state == State.LIVE
        assert steps(session) == [("scheduled", "waiting"), ("waiting", "live")]
        assert told(session) == ["waiting", "live"]

    def test_beat_was_down_over_the_whole_session_so_it_passes_every_state_once(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=-7200, lasts=3600)
        advance_sessions(now=timezone.now())
        assert told(session) == ["waiting", "live", "ended"]

    def test_a_cancelled_or_draft_session_stays_as_it_is(self) -> None:
        for state in (State.CANCELLED, State.DRAFT):
            make_session(state=state, starts_in=-60)
        assert advance_sessions(now=timezone.now()) == 0
        assert not SessionChange.objects.exists()

    def test_the_database_refuses_a_second_start(self) -> None:
        session = make_session(state=State.WAITING)
        move(session, State.LIVE, now=timezone.now())
        session.state = State.WAITING
        with pytest.raises(IntegrityError), transaction.atomic():
            move(session, State.LIVE, now=timezone.now())

    def test_every_step_outside_the_table_is_refused(self) -> None:
        for before in State.values:
            for after in set(State.values) - ALLOWED[before]:
                session = make_session(state=before)
                with pytest.raises(NotPossible):
                    move(session, after, now=timezone.now())
                assert (steps(session), told(session)) == ([], [])

    def test_the_way_leads_only_forward(self) -> None:
        assert way("scheduled", "live") == ["waiting", "live"]
        for before, after in [("live", "waiting"), ("ended", "live"), ("draft", "live")]:
            with pytest.raises(NotPossible):
                way(before, after)


def two_beats_at_once(session: MarketSession) -> list[BaseException]:
    """Two runs that both saw the session as due before either moved it."""
    failures: list[BaseException] = []
    gate = threading.Barrier(2)
    now = timezone.now()

    def run() -> None:
        try:
            gate.wait()
            timetable._advance_one(session.pk, now)
        except IntegrityError as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.mark.django_db(transaction=True)
class TestTwoBeats:
    def test_the_session_starts_once(self) -> None:
        for _ in range(10):
            session = make_session(state=State.SCHEDULED)
            assert two_beats_at_once(session) == []
            assert told(session) == ["waiting", "live"]

    def test_without_the_row_lock_both_try_to_start_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Negative control: only the unique history then stands between us and two starts."""
        meet = threading.Barrier(2, timeout=10)
        read = MarketSession.objects.all

        class Unlocked:
            def select_for_update(self, **_: object) -> object:
                return self

            def filter(self, **values: object) -> "Unlocked":
                self.found = read().filter(**values)
                return self

            def first(self) -> MarketSession | None:
                found = self.found.first()
                meet.wait()
                return found

        session = make_session(state=State.SCHEDULED)
        monkeypatch.setattr(MarketSession, "objects", Unlocked())
        failures = two_beats_at_once(session)
        monkeypatch.undo()
        assert len(failures) == 1
        assert told(session) == ["waiting", "live"]
