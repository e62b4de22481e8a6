"""Events are numbered without a gap, in the order in which they become visible."""

import json
import threading

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction

from livestream.actions.events import append_event
from livestream.models import LiveEvent, MarketSession
from tests.livestream.world import make_session

WRITERS, EACH = 20, 5


def numbers(session: MarketSession) -> list[int]:
    return list(LiveEvent.objects.filter(session=session).values_list("seq", flat=True))


def write_at_once(session: MarketSession, write: "Writer") -> None:
    gate = threading.Barrier(WRITERS)

    def run() -> None:
        try:
            own = MarketSession.objects.get(pk=session.pk)
            gate.wait()
            for number in range(EACH):
                write(own, number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Writer:
    """Appends an event; every fifth is rolled back after it had its number."""

    def __call__(self, session: MarketSession, number: int) -> None:
        class Changed(Exception): ...

        try:
            with transaction.atomic():
                append_event(session, "notice", {"text": "x"})
                if number == EACH - 1:
                    raise Changed
        except Changed:
            pass


class UnlockedWriter(Writer):
    """The negative control: reads the counter without holding its row."""

    lost = 0

    def __call__(self, session: MarketSession, number: int) -> None:
        seq = MarketSession.objects.values_list("last_seq", flat=True).get(pk=session.pk) + 1
        try:
            with transaction.atomic():
                LiveEvent.objects.create(session=session, seq=seq, kind="notice", payload={})
                MarketSession.objects.filter(pk=session.pk).update(last_seq=seq)
        except psycopg.errors.UniqueViolation:
            raise
        except Exception:  # noqa: BLE001 - counted, whatever the database said
            UnlockedWriter.lost += 1


@pytest.mark.django_db(transaction=True)
class TestNumbers:
    def test_twenty_writers_leave_no_gap_and_no_double(self) -> None:
        session = make_session()
        write_at_once(session, Writer())
        written = WRITERS * (EACH - 1)
        assert numbers(session) == list(range(1, written + 1))
        session.refresh_from_db()
        assert session.last_seq == written

    def test_without_the_row_lock_numbers_collide(self) -> None:
        session = make_session()
        UnlockedWriter.lost = 0
        write_at_once(session, UnlockedWriter())
        assert UnlockedWriter.lost > 0

    def test_the_doorbell_rings_on_commit_and_not_on_rollback(self) -> None:
        session = make_session()
        values = settings.DATABASES["default"]
        with psycopg.connect(
            host=values["HOST"],
            port=values["PORT"],
            user=values["USER"],
            password=values["PASSWORD"],
            dbname=connection.settings_dict["NAME"],
            autocommit=True,
        ) as ear:
            ear.execute("LISTEN live")
            with transaction.atomic():
                append_event(session, "notice", {"text": "rolled back"})
                transaction.set_rollback(True)
            with transaction.atomic():
                append_event(session, "notice", {"text": "kept"})
                assert list(ear.notifies(timeout=0.3)) == []
            heard = list(ear.notifies(timeout=2, stop_after=1))
        assert [notice.payload for notice in heard] == [str(session.pk)]
        assert numbers(session) == [1]

    def test_an_event_needs_the_transaction_of_its_cause(self) -> None:
        session = make_session()
        with pytest.raises(transaction.TransactionManagementError):
            append_event(session, "notice", {"text": "alone"})
        assert numbers(session) == []

    def test_an_event_is_never_changed_afterwards(self) -> None:
        session = make_session()
        with transaction.atomic():
            append_event(session, "notice", {"text": "as it was"})
        with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
            LiveEvent.objects.filter(session=session).update(payload={"text": "otherwise"})
        assert json.dumps(LiveEvent.objects.get(session=session).payload) == '{"text": "as it was"}'
