"""The sessions part of the public interface."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from livestream.actions.stage import pin_item
from livestream.models import ChatMessage, Complaint, LiveEvent, Reminder
from orders.models import OutboxMessage
from tests.livestream.world import make_session

pytestmark = pytest.mark.django_db
API = "/api/v1/sessions"


def post(client: Client, path: str, body: dict[str, Any]) -> Any:
    return client.post(
        f"{API}/{path}", body, content_type="application/json", HTTP_SEC_FETCH_SITE="same-origin"
    )


class TestReading:
    def test_a_session_has_exactly_what_was_promised(self, client: Client) -> None:
        session = make_session(items=2, film="film/x")
        pin_item(session=session, code="MD2")
        body = client.get(f"{API}/{session.slug}").json()
        promised = {
            "title", "state", "starts_at", "ends_at", "hosts", "producers", "lineup",
            "pinned", "player", "viewers", "rules_url",
        }  # fmt: skip
        assert promised <= body.keys()
        assert body["pinned"] == ["MD2"]
        assert body["lineup"][0].keys() == {"position", "code", "product", "deal"}
        assert body["lineup"][0]["deal"] is None
        assert body["lineup"][0]["product"]["price"] == 95_000
        assert body["player"]["hls"] == f"http://testserver/truc-tiep/{session.slug}/index.m3u8"
        assert body["viewers"] == 0
        assert datetime.datetime.fromisoformat(body["starts_at"]).utcoffset() is not None
        assert body["producers"] == [{"slug": "htx-tai-hoan", "name": "HTX Tài Hoan"}]

    def test_the_list_is_filtered_by_state_and_time(self, client: Client) -> None:
        live = make_session()
        later = make_session(state="scheduled", starts_in=86_400)
        make_session(state="draft")
        assert client.get(API).json()["count"] == 2
        found = client.get(API, {"state": "live"}).json()["results"]
        assert [one["slug"] for one in found] == [live.slug]
        hour = (timezone.now() + datetime.timedelta(hours=4)).isoformat()
        found = client.get(API, {"from": hour}).json()["results"]
        assert [one["slug"] for one in found] == [later.slug]
        found = client.get(API, {"to": hour}).json()["results"]
        assert [one["slug"] for one in found] == [live.slug]

    @pytest.mark.parametrize(
        "query",
        [{"state": "draft"}, {"from": "gestern"}, {"page": 0}, {"page_size": 101}, {"x": 1}],
    )
    def test_what_cannot_be_understood_is_refused(self, client: Client, query: Any) -> None:
        answer = client.get(API, query)
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")

    def test_drafts_and_strangers_are_not_found(self, client: Client) -> None:
        for slug in (make_session(state="draft").slug, "khong-co"):
            assert client.get(f"{API}/{slug}").status_code == 404


class TestChat:
    def test_a_message_is_accepted_and_the_guest_remembered(self, client: Client) -> None:
        session = make_session()
        answer = post(client, f"{session.slug}/chat", {"text": "chào", "name": "lan_hp"})
        assert (answer.status_code, answer.json()["id"]) == (202, ChatMessage.objects.get().pk)
        assert answer.cookies["visitor"]["httponly"]
        post(client, f"{session.slug}/chat", {"text": "chào nữa"})
        assert len(set(ChatMessage.objects.values_list("visitor", flat=True))) == 1

    def test_too_many_are_told_how_long_to_wait(self, client: Client) -> None:
        session = make_session()
        for _ in range(3):
            assert post(client, f"{session.slug}/chat", {"text": "chào"}).status_code == 202
        answer = post(client, f"{session.slug}/chat", {"text": "chào"})
        assert (answer.status_code, answer.json()["code"]) == (429, "slow_down")
        assert 1 <= answer.json()["retry_after"] <= 3
        assert ChatMessage.objects.count() == 3

    def test_a_forged_visitor_cookie_is_a_new_guest(self, client: Client) -> None:
        session = make_session()
        client.cookies["visitor"] = "u1"
        post(client, f"{session.slug}/chat", {"text": "chào"})
        assert ChatMessage.objects.get().visitor != "u1"

    @pytest.mark.parametrize(
        ("text", "status", "code"),
        [("xem www.x.vn", 422, "held"), ("", 422, "invalid"), ("x" * 301, 422, "invalid")],
    )
    def test_refusals_are_named(self, client: Client, text: str, status: int, code: str) -> None:
        session = make_session()
        answer = post(client, f"{session.slug}/chat", {"text": text})
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert not LiveEvent.objects.exists()

    def test_after_the_end_nobody_talks(self, client: Client) -> None:
        answer = post(client, f"{make_session(state='ended').slug}/chat", {"text": "chào"})
        assert (answer.status_code, answer.json()["code"]) == (409, "chat_closed")


class TestWishes:
    def test_a_reminder_is_queued_once(self, client: Client) -> None:
        session = make_session(state="scheduled", starts_in=7200)
        for _ in range(2):
            body = {"email": "a@example.com"}
            assert post(client, f"{session.slug}/reminders", body).status_code == 201
        assert (Reminder.objects.count(), OutboxMessage.objects.count()) == (1, 1)

    def test_no_reminder_of_what_has_begun_or_to_nobody(self, client: Client) -> None:
        live, soon = make_session(), make_session(state="scheduled", starts_in=7200)
        assert post(client, f"{live.slug}/reminders", {"email": "a@example.com"}).status_code == 409
        assert post(client, f"{soon.slug}/reminders", {"email": "nobody"}).status_code == 422
        assert not OutboxMessage.objects.exists()

    def test_a_complaint_is_taken_during_and_after(self, client: Client) -> None:
        for state in ("live", "ended"):
            body = {"kind": "other", "text": "Có điều chưa đúng ở đây"}
            answer = post(client, f"{make_session(state=state).slug}/complaints", body)
            assert answer.status_code == 201
        assert Complaint.objects.count() == 2
        answer = post(client, f"{make_session().slug}/complaints", {"text": "ngắn"})
        assert answer.status_code == 422
        assert Complaint.objects.count() == 2
