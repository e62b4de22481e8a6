"""The live process over real HTTP: order, resuming, priorities and manners."""

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from livestream.actions.chat import post_message
from livestream.actions.events import append_event
from livestream.actions.stage import end_session, pin_item
from livestream.models import MarketSession, SessionMinute
from livestream.stream.app import STREAM
from tests.livestream.live_process import Live, Viewer, live_process
from tests.livestream.world import make_session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live(tmp_path: Path, transactional_db: None) -> Iterator[Live]:
    with live_process(tmp_path / "live.log") as started:
        yield started


def say(session: MarketSession, text: str) -> int:
    with transaction.atomic():
        return append_event(session, "chat", {"id": 1, "name": "khách", "text": text})


def notice(session: MarketSession, text: str) -> int:
    with transaction.atomic():
        return append_event(session, "notice", {"text": text})


def reaches(number: int) -> object:
    return lambda viewer: viewer.numbers() and viewer.numbers()[-1] >= number


class TestFirstPicture:
    def test_a_new_viewer_gets_the_whole_state_and_then_what_happens(self, live: Live) -> None:
        session = make_session(items=3)
        pin_item(session=session, code="MD2")
        viewer = live.watch(session.slug)
        viewer.wait_for(lambda v: v.events("state"))
        state = viewer.events("state")[0]
        picture = json.loads(state.data)
        assert (state.id, picture["state"], picture["pinned"]) == (1, "live", ["MD2"])
        assert [item["code"] for item in picture["lineup"]] == ["MD1", "MD2", "MD3"]
        assert picture["lineup"][0]["left"] == 20
        pin_item(session=session, code="MD3")
        viewer.wait_for(lambda v: v.events("pin"))
        pin = viewer.events("pin")[0]
        assert (pin.id, json.loads(pin.data)) == (2, {"code": "MD3", "pinned": ["MD3", "MD2"]})
        assert viewer.numbers() == [1, 2]

    def test_the_answer_may_be_neither_stored_nor_buffered(self, live: Live) -> None:
        viewer = live.watch(make_session().slug)
        viewer.wait_for(lambda v: v.frames)
        head = viewer.head.lower()
        assert head.startswith(b"http/1.1 200")
        assert b"content-type: text/event-stream" in head
        assert b"cache-control: no-store" in head
        assert b"x-accel-buffering: no" in head

    def test_everyone_is_told_a_retry_of_their_own(self, live: Live) -> None:
        session = make_session()
        viewers = [live.watch(session.slug) for _ in range(12)]
        for viewer in viewers:
            viewer.wait_for(lambda v: v.frames)
        waits = {viewer.frames[0].retry for viewer in viewers}
        assert len(waits) > 6
        assert all(wait is not None and 1000 <= wait <= 4000 for wait in waits)

    def test_unknown_sessions_and_drafts_are_not_found(self, live: Live) -> None:
        draft = make_session(state="draft")
        for path in ("/su-kien/khong-co/", f"/su-kien/{draft.slug}/", "/su-kien/", "/"):
            assert live.get(path)[0] == 404

    def test_a_text_cannot_forge_a_frame(self, live: Live) -> None:
        session = make_session()
        viewer = live.watch(session.slug)
        viewer.wait_for(lambda v: v.events("state"))
        say(session, "xin chào\n\nevent: pin\ndata: {}\n\n")
        viewer.wait_for(lambda v: v.events("chat"))
        assert viewer.events("pin") == []


class TestResuming:
    def test_a_viewer_who_comes_back_misses_nothing_and_sees_nothing_twice(
        self, live: Live
    ) -> None:
        session = make_session()
        first = live.watch(session.slug, "?after=0")
        for number in range(1, 11):
            say(session, f"{number}")
        first.wait_for(reaches(10))
        first.leave()
        for number in range(11, 31):
            (notice if number % 7 == 0 else say)(session, f"{number}")
        second = live.watch(session.slug, "?after=0", last_id=first.numbers()[-1])
        say(session, "31")
        second.wait_for(reaches(31))
        assert first.numbers() + second.numbers() == list(range(1, 32))
        assert second.events("state") == []

    def test_a_page_goes_on_from_the_number_it_was_made_with(self, live: Live) -> None:
        session = make_session()
        for number in range(5):
            say(session, f"{number}")
        viewer = live.watch(session.slug, f"?after=3&epoch={session.epoch}")
        viewer.wait_for(reaches(5))
        assert viewer.numbers() == [4, 5]

    def test_viewers_who_join_while_it_pours_all_see_one_unbroken_row(self, live: Live) -> None:
        session = make_session()
        viewers: list[Viewer] = []
        for number in range(1, 121):
            (notice if number % 10 == 0 else say)(session, f"{number}")
            if number % 4 == 0:
                viewers.append(live.watch(session.slug, f"?after={max(0, number - 6)}"))
        for viewer in viewers:
            viewer.wait_for(reaches(120))
            seen = viewer.numbers()
            assert seen == list(range(seen[0], 121))

    def test_a_restart_of_the_process_loses_nothing(self, live: Live, tmp_path: Path) -> None:
        session = make_session()
        first = live.watch(session.slug, "?after=0")
        say(session, "1")
        first.wait_for(reaches(1))
        live.process.send_signal(signal.SIGTERM)
        assert first.closed.wait(5), "a stream must end when the process is asked to stop"
        assert first.frames[-1].retry is not None
        say(session, "2")
        with live_process(tmp_path / "second.log") as again:
            second = again.watch(session.slug, "?after=0", last_id=1)
            second.wait_for(reaches(2))
        assert second.numbers() == [2]

    @pytest.mark.parametrize("last_id", [900, 2**60])
    def test_a_number_from_another_numbering_gets_the_whole_picture(
        self, live: Live, last_id: int
    ) -> None:
        session = make_session()
        say(session, "1")
        viewer = live.watch(session.slug, last_id=last_id)
        viewer.wait_for(lambda v: v.events("state"))
        assert viewer.numbers() == [1]

    def test_who_missed_more_than_can_be_told_gets_the_whole_picture(self, live: Live) -> None:
        session = make_session()
        for number in range(520):
            notice(session, f"{number}")
        viewer = live.watch(session.slug, "?after=1")
        viewer.wait_for(lambda v: v.events("state"))
        assert viewer.numbers() == [520]

    def test_another_epoch_gets_the_whole_picture(self, live: Live) -> None:
        session = make_session()
        say(session, "1")
        viewer = live.watch(session.slug, "?after=1&epoch=7")
        viewer.wait_for(lambda v: v.events("state"))


class TestPriorities:
    def test_a_slow_viewer_loses_chat_but_never_a_pin(self, live: Live) -> None:
        session = make_session(items=3)
        slow = live.watch(session.slug, "?after=0", paused=True)
        quick = live.watch(session.slug, "?after=0")
        quick.wait_for(lambda v: v.frames)
        for number in range(1, 601):
            say(session, "x" * 20_000)
            if number % 200 == 0:
                pin_item(session=session, code=f"MD{number // 200}")
            if number % 50 == 0:
                # In step with the stream, so that it comes in many batches, not in one.
                quick.wait_for(reaches(number + number // 200), 30)
        last = 603
        slow.go_on()
        slow.wait_for(reaches(last), 30)
        assert quick.numbers() == list(range(1, last + 1))
        assert [frame.id for frame in slow.events("pin")] == [201, 402, 603]
        assert len(slow.events("chat")) < 600
        assert slow.numbers() == sorted(set(slow.numbers()))

    def test_chat_travels_in_batches_and_a_pin_does_not_wait_for_them(self, live: Live) -> None:
        session = make_session(items=1)
        viewer = live.watch(session.slug, "?after=0")
        viewer.wait_for(lambda v: v.frames)
        say(session, "trước")
        pin_item(session=session, code="MD1")
        viewer.wait_for(reaches(2))
        assert [frame.event for frame in viewer.frames if frame.id] == ["chat", "pin"]


class TestCounting:
    def test_viewers_are_counted_and_joins_are_never_broadcast(self, live: Live) -> None:
        session = make_session()
        viewers = [live.watch(session.slug) for _ in range(5)]
        viewers[0].wait_for(lambda v: '{"viewers":5}' in [f.data for f in v.events("viewers")])
        assert all(frame.id is None for frame in viewers[0].events("viewers"))
        # One on joining, then at most one each five seconds: not one per person who joins.
        assert len(viewers[0].events("viewers")) <= 3
        for viewer in viewers[1:]:
            viewer.leave()
        viewers[0].wait_for(lambda v: v.events("viewers")[-1].data == '{"viewers":1}')

    def test_the_most_viewers_of_a_minute_are_kept(self, live: Live) -> None:
        session = make_session()
        post_message(session=session, text="xin chào", name="khách 1", visitor="a")
        viewers = [live.watch(session.slug) for _ in range(3)]
        for viewer in viewers:
            viewer.wait_for(lambda v: v.frames)
        live.process.send_signal(signal.SIGTERM)
        live.process.wait(15)
        minute = SessionMinute.objects.get(session=session)
        session.refresh_from_db()
        assert (minute.viewers, session.peak_viewers) == (3, 3)
        assert (minute.minute.second, minute.minute.microsecond) == (0, 0)

    @pytest.mark.slow
    def test_a_heartbeat_comes_within_fifteen_seconds(self, live: Live) -> None:
        viewer = live.watch(make_session().slug)
        began = time.monotonic()
        viewer.wait_for(lambda v: any(f.comment for f in v.frames), 17)
        assert time.monotonic() - began < 17

    def test_the_end_reaches_everyone(self, live: Live) -> None:
        session = make_session()
        viewer = live.watch(session.slug)
        viewer.wait_for(lambda v: v.events("state"))
        end_session(session=session)
        viewer.wait_for(lambda v: len(v.events("state")) == 2)
        assert json.loads(viewer.events("state")[1].data)["state"] == "ended"


@pytest.mark.parametrize("address", ["/su-kien/phien-1/", "/su-kien/phien-1"])
def test_the_stream_answers_with_and_without_the_last_slash(address: str) -> None:
    found = STREAM.match(address)
    assert found is not None
    assert found.group(1) == "phien-1"
