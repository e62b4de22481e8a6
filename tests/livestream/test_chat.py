"""What may be said, how often, by whom; and that a refusal shows nothing to anyone."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from livestream.actions.chat import post_message, release_message, remove_message
from livestream.errors import BadMessage, ChatClosed, Held, SlowDown
from livestream.models import ChatMessage, LiveEvent, MarketSession
from livestream.moderation import clean_line, must_wait
from tests.livestream.world import make_session

pytestmark = pytest.mark.django_db


def say(
    session: MarketSession, text: str, *, visitor: str = "a", name: str = "khách 1"
) -> ChatMessage:
    return post_message(session=session, text=text, name=name, visitor=visitor)


def shown(session: MarketSession) -> list[str]:
    return [e.payload["text"] for e in LiveEvent.objects.filter(session=session, kind="chat")]


class TestPosting:
    def test_a_message_is_stored_and_numbered(self) -> None:
        session = make_session()
        message = say(session, "miến này nấu có nát không ạ?")
        event = LiveEvent.objects.get(session=session)
        assert (message.seq, event.seq, event.kind) == (1, 1, "chat")
        assert event.payload["text"] == "miến này nấu có nát không ạ?"
        assert event.payload["host"] is False
        assert "visitor" not in event.payload

    def test_text_is_one_clean_line_of_nfc(self) -> None:
        session = make_session()
        message = say(session, " mie\u0302\u0301n\n\n\u202edong\u200b  ngon\x00 ")
        assert message.text == "miến dong ngon"

    @pytest.mark.parametrize(
        ("text", "name"), [("", "a"), (" \n ", "a"), ("x" * 301, "a"), ("x", " "), ("x", "n" * 41)]
    )
    def test_empty_and_endless_ones_are_refused(self, text: str, name: str) -> None:
        session = make_session()
        with pytest.raises(BadMessage):
            say(session, text, name=name)
        assert not ChatMessage.objects.exists()
        assert shown(session) == []

    def test_three_hundred_letters_are_fine(self) -> None:
        session = make_session()
        say(session, "ố" * 300, name="ẫ" * 40)
        assert len(shown(session)[0]) == 300

    @pytest.mark.parametrize("state", ["draft", "scheduled", "ended", "cancelled"])
    def test_nobody_talks_outside_the_show(self, state: str) -> None:
        session = make_session(state=state)
        with pytest.raises(ChatClosed):
            say(session, "có ai không")
        assert not ChatMessage.objects.exists()

    def test_the_waiting_room_may_talk(self) -> None:
        session = make_session(state="waiting", starts_in=300)
        say(session, "chờ phiên")
        assert shown(session) == ["chờ phiên"]


class TestRate:
    def test_a_fourth_message_within_three_seconds_has_to_wait(self) -> None:
        session = make_session()
        for number in range(3):
            say(session, f"tin {number}")
        with pytest.raises(SlowDown) as refused:
            say(session, "tin 4")
        assert 1 <= refused.value.seconds <= 3
        assert shown(session) == ["tin 0", "tin 1", "tin 2"]

    def test_others_are_not_slowed_down_by_it(self) -> None:
        session = make_session()
        for number in range(3):
            say(session, f"tin {number}")
        say(session, "tôi khác", visitor="b")
        assert len(shown(session)) == 4

    def test_it_may_go_on_afterwards(self) -> None:
        session = make_session()
        for number in range(3):
            say(session, f"tin {number}")
        earlier = timezone.now() - datetime.timedelta(seconds=3)
        ChatMessage.objects.update(at=earlier)
        say(session, "tiếp")
        assert shown(session)[-1] == "tiếp"

    def test_a_host_is_never_slowed_down(self) -> None:
        session = make_session()
        for number in range(6):
            post_message(session=session, text=f"{number}", name="Dẫn", visitor="h", is_host=True)
        assert len(shown(session)) == 6


class TestHolding:
    @pytest.mark.parametrize(
        "text",
        [
            "vào https://ban.example/x",
            "xem www.hangre.vn nhé",
            "hang re cham com",
            "gọi 0912 345 678",
            "gọi 0912.345.678 nha",
            "zalo +84 912345678",
            "shop lừa đảo",
            "thằng chó",
            "uống vào khỏi bệnh",
        ],
    )
    def test_links_numbers_and_held_words_wait_for_the_host(self, text: str) -> None:
        session = make_session()
        with pytest.raises(Held):
            say(session, text)
        assert ChatMessage.objects.get().state == ChatMessage.State.HELD
        assert shown(session) == []

    @pytest.mark.parametrize(
        "text",
        [
            "chốt 2 MD500",
            "còn cho ship Hà Nội không",
            "giá 95.000 hay 100.000",
            "tháng cho mấy đợt hàng",
            "mã 893123 hạn 24/06/2028",
            "lọ để được bao lâu",
        ],
    )
    def test_everyday_words_pass(self, text: str) -> None:
        assert not must_wait(clean_line(text))

    @pytest.mark.parametrize("name", ["Người dẫn", "nguoi  dan", "Chợ OCOP", "ADMIN", "0912345678"])
    def test_nobody_borrows_the_name_of_the_host(self, name: str) -> None:
        session = make_session()
        with pytest.raises(Held):
            say(session, "xin chào", name=name)
        assert shown(session) == []

    def test_the_host_lets_it_through_once(self) -> None:
        session = make_session()
        with pytest.raises(Held):
            say(session, "gọi 0912345678")
        message = ChatMessage.objects.get()
        release_message(message=message)
        release_message(message=message)
        assert shown(session) == ["gọi 0912345678"]


class TestRemoving:
    def test_everyone_is_told_once_and_the_record_stays(self) -> None:
        session = make_session()
        message = say(session, "xấu")
        remove_message(message=message)
        remove_message(message=message)
        events = LiveEvent.objects.filter(session=session, kind="chat_removed")
        assert [event.payload for event in events] == [{"id": message.pk}]
        message.refresh_from_db()
        assert (message.state, message.text) == ("removed", "xấu")

    def test_a_held_one_disappears_silently(self) -> None:
        session = make_session()
        with pytest.raises(Held):
            say(session, "gọi 0912345678")
        remove_message(message=ChatMessage.objects.get())
        assert not LiveEvent.objects.filter(session=session).exists()


def test_a_message_outlives_its_writer() -> None:
    user = User.objects.create_user("a@example.com", "x" * 12)
    session = make_session()
    message = post_message(session=session, text="chào", name="A", visitor="u", user=user)
    user.delete()
    message.refresh_from_db()
    assert (message.user, message.text) == (None, "chào")
