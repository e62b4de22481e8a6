"""Nobody drowns the others out, whoever they say they are."""

from __future__ import annotations

import itertools

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from accounts.limits import network_of
from accounts.models import User
from livestream import speakers
from livestream.models import ChatMessage, Complaint, MarketSession, Reminder
from orders.models import OutboxMessage
from tests.attacks.scene import api
from tests.livestream.world import make_session

pytestmark = pytest.mark.django_db
numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _new_day(db: None) -> None:
    """The counters live in the cache, which other tests have used."""
    cache.clear()


@pytest.fixture
def door() -> str:
    """An address of the network that no other test has used."""
    return f"198.51.100.{next(numbers)}"


@pytest.mark.parametrize("spoofed", [False, True], ids=["plain", "spoofed-address"])
def test_a_guest_without_a_cookie_is_counted_by_network(
    show: MarketSession, door: str, spoofed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speakers, "NEW_SPEAKERS_A_MINUTE", 5)
    statuses = []
    for number in range(10):
        # Our door writes the last address; the caller may have written any before it.
        said = f"203.0.113.{number}, {door}" if spoofed else door
        sent = {"text": f"Xin chào {number}"}
        answer = api("POST", f"/sessions/{show.slug}/chat", sent, **{"X-Forwarded-For": said})
        statuses.append(answer.status_code)
    assert statuses == [202] * 5 + [429] * 5
    assert ChatMessage.objects.count() == 5


def test_a_guest_with_a_cookie_is_counted_by_it(show: MarketSession) -> None:
    client = Client()
    sent = {"text": "Xin chào"}
    statuses = [client.post(f"/phien-cho/{show.slug}/noi/", sent).status_code for _ in range(6)]
    assert statuses == [302] * 3 + [422] * 3
    assert ChatMessage.objects.count() == 3


@pytest.mark.parametrize("cookie", ["u1", "x:y:z", "someone:1vMabc:forged", ""])
def test_the_cookie_of_a_speaker_cannot_be_forged(show: MarketSession, cookie: str) -> None:
    User.objects.create_user("host@example.com", "a long passphrase")
    client = Client()
    client.cookies["visitor"] = cookie
    client.post(f"/phien-cho/{show.slug}/noi/", {"text": "Xin chào"})
    message = ChatMessage.objects.get()
    assert message.visitor not in ("u1", "x", "someone", "")
    assert (message.user, message.is_host) == (None, False)


def test_nobodys_mailbox_is_filled(door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "REMINDERS_OF_ONE", 2)
    for number in range(4):
        session = make_session(state="scheduled", starts_in=7200)
        sent = {"email": "victim@example.com" if number % 2 else "Victim@Example.com "}
        sent["email"] = sent["email"].strip()
        header = {"X-Forwarded-For": f"203.0.113.{number}"}
        api("POST", f"/sessions/{session.slug}/reminders", sent, **header)
    assert (Reminder.objects.count(), OutboxMessage.objects.count()) == (2, 2)


def test_reports_are_counted_too(show: MarketSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speakers, "REPORTS_AN_HOUR", 2)
    sent = {"text": "Mười ký tự trở lên", "kind": "other"}
    for _ in range(2):
        api("POST", f"/sessions/{show.slug}/complaints", sent)
        Client().post(f"/phien-cho/{show.slug}/bao-vi-pham/", sent)
    assert Complaint.objects.count() == 2


@pytest.mark.parametrize(
    ("forwarded", "known_as"),
    [
        (None, "127.0.0.1"),
        ("198.51.100.7", "198.51.100.7"),
        ("10.0.0.1, 198.51.100.7", "198.51.100.7"),
        ("' OR 1=1, 198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_a_network_has_the_name_that_our_door_gives(forwarded: str | None, known_as: str) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert network_of(RequestFactory().get("/", headers=headers)) == known_as


def test_guessing_a_password_is_slowed_down_for_the_guesser_alone(db: None) -> None:
    User.objects.create_user("buyer@example.com", "a long passphrase")
    wrong = {"login": "buyer@example.com", "password": "a wrong passphrase"}
    for number in range(12):
        spoofed = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.200"}
        Client().post("/tai-khoan/dang-nhap/", wrong, headers=spoofed)
    right = {"login": "other@example.com", "password": "x"}
    answer = Client().post("/tai-khoan/dang-nhap/", right, headers={"X-Forwarded-For": "192.0.2.9"})
    assert answer.status_code == 200
    assert not Client().session.get("_auth_user_id")
    good = {"login": "buyer@example.com", "password": "a long passphrase"}
    stopped = Client()
    stopped.post("/tai-khoan/dang-nhap/", good, headers={"X-Forwarded-For": "198.51.100.200"})
    assert stopped.get("/tai-khoan/").status_code == 302
