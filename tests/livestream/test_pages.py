"""The pages of viewers and marketers, through all of the middleware, and what they cost."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role, User
from livestream.actions.chat import post_message
from livestream.actions.stage import pin_item
from livestream.models import ChatMessage, Complaint, LiveEvent, MarketSession, Reminder
from orders.models import OutboxMessage
from tests.livestream.world import make_session, make_variant

pytestmark = pytest.mark.django_db
SAME_ORIGIN: dict[str, Any] = {"HTTP_SEC_FETCH_SITE": "same-origin"}
MOST_QUERIES = 12


@pytest.fixture
def marketer(client: Client) -> User:
    user = User.objects.create_user("marketer@example.com", "x" * 12, name="Người dẫn phiên")
    user.groups.add(Group.objects.get_or_create(name=Role.MARKETER.value)[0])
    client.force_login(user)
    return user


class TestCost:
    # Session page: session, line-up with stars, its pictures, its pins, chat, viewers, and
    # (ended only) what was sold.
    def test_a_session_page_costs_the_same_for_three_and_for_twelve_products(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        costs = []
        for items in (3, 12):
            session = make_session(items=items)
            pin_item(session=session, code="MD1")
            for number in range(items):
                post_message(session=session, text="chào", name="khách", visitor=f"{number}")
            with django_assert_max_num_queries(MOST_QUERIES) as captured:
                assert client.get(f"/phien-cho/{session.slug}/").status_code == 200
            costs.append(len(captured.captured_queries))
        assert costs[0] == costs[1]

    def test_the_list_costs_the_same_for_two_and_for_twenty_sessions(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        costs = []
        for more in (1, 9):
            for _ in range(more):
                make_session(items=1)
                make_session(state="ended", items=1)
            with django_assert_max_num_queries(MOST_QUERIES) as captured:
                assert client.get("/phien-cho/").status_code == 200
            costs.append(len(captured.captured_queries))
        assert costs[0] == costs[1]


class TestShow:
    def test_reading_sets_no_cookie_and_may_be_kept(self, client: Client) -> None:
        session = make_session(items=2)
        for path in ("/phien-cho/", f"/phien-cho/{session.slug}/"):
            answer = client.get(path)
            assert not answer.cookies
            assert answer["Cache-Control"] == "public, no-cache"
            assert "Cookie" not in answer.get("Vary", "")

    def test_the_page_goes_on_where_it_was_made(self, client: Client) -> None:
        session = make_session(items=2)
        pin_item(session=session, code="MD2")
        page = client.get(f"/phien-cho/{session.slug}/").content.decode()
        assert f'data-stream="/su-kien/{session.slug}/?after=1&amp;epoch=1"' in page

    def test_everything_can_be_bought_without_a_script(self, client: Client) -> None:
        session = make_session(items=2)
        page = client.get(f"/phien-cho/{session.slug}/").content.decode()
        forms = re.findall(r'<form method="post" action="/gio-hang/them/">.*?</form>', page, re.S)
        assert len(forms) == 2
        assert all(f'name="session" value="{session.slug}"' in form for form in forms)
        assert "style=" not in page
        assert "onclick" not in page

    def test_a_text_of_a_viewer_is_only_text(self, client: Client) -> None:
        session = make_session()
        post_message(session=session, text="<img src=x onerror=a()>", name="<b>x</b>", visitor="a")
        page = client.get(f"/phien-cho/{session.slug}/").content.decode()
        assert "<img src=x" not in page
        assert "<b>x</b>" not in page

    @pytest.mark.parametrize("state", ["scheduled", "waiting", "live", "ended", "cancelled"])
    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_every_state_has_its_page(self, client: Client, state: str, prefix: str) -> None:
        session = make_session(state=state, items=1, film="film/x")
        page = client.get(f"{prefix}/phien-cho/{session.slug}/")
        assert page.status_code == 200
        assert (b"<video" in page.content) is (state in ("live", "ended"))

    def test_drafts_do_not_exist(self, client: Client) -> None:
        session = make_session(state="draft")
        assert client.get(f"/phien-cho/{session.slug}/").status_code == 404
        assert session.title not in client.get("/phien-cho/").content.decode()

    def test_talking_without_a_script(self, client: Client) -> None:
        session = make_session()
        answer = client.post(
            f"/phien-cho/{session.slug}/noi/", {"text": "chào cả nhà"}, **SAME_ORIGIN
        )
        assert answer.status_code == 302
        assert answer.cookies["visitor"]["httponly"]
        message = ChatMessage.objects.get()
        assert message.text == "chào cả nhà"
        assert re.fullmatch(r"khách \d{4}", message.name)

    def test_a_refused_message_says_why(self, client: Client) -> None:
        session = make_session()
        answer = client.post(
            f"/phien-cho/{session.slug}/noi/", {"text": "gọi 0912345678"}, **SAME_ORIGIN
        )
        assert answer.status_code == 422
        assert "đang chờ người dẫn xem" in answer.content.decode()

    def test_a_report_is_stored(self, client: Client) -> None:
        session = make_session(state="ended")
        path = f"/phien-cho/{session.slug}/bao-vi-pham/"
        assert client.get(path).status_code == 200
        assert (
            client.post(path, {"kind": "other", "text": "ngắn"}, **SAME_ORIGIN).status_code == 422
        )
        assert not Complaint.objects.exists()
        sent = {"kind": "false_claim", "text": "Nói sai về hạn dùng của hàng"}
        assert client.post(path, sent, **SAME_ORIGIN).status_code == 200
        assert Complaint.objects.get().kind == "false_claim"

    def test_a_reminder_is_one_mail_at_the_right_time(self, client: Client) -> None:
        session = make_session(state="scheduled", starts_in=7200)
        for _ in range(2):
            path = f"/phien-cho/{session.slug}/nhac/"
            assert client.post(path, {"email": "A@example.com"}, **SAME_ORIGIN).status_code == 200
        message = OutboxMessage.objects.get()
        assert message.recipient == "a@example.com"
        assert message.due_at == session.starts_at - datetime.timedelta(minutes=15)
        assert Reminder.objects.count() == 1


class TestStudio:
    def test_others_do_not_find_it(self, client: Client) -> None:
        session = make_session()
        assert client.get("/phong-live/").status_code == 302
        client.force_login(User.objects.create_user("buyer@example.com", "x" * 12))
        for path in ("/phong-live/", f"/phong-live/{session.slug}/", "/phong-live/moi/"):
            assert client.get(path).status_code == 404

    def test_a_marketer_sees_only_their_own(self, client: Client, marketer: User) -> None:
        own, other = make_session(marketer=marketer, items=1), make_session(items=1)
        assert client.get(f"/phong-live/{own.slug}/").status_code == 200
        for path in ("", "sua/", "hang/"):
            assert client.get(f"/phong-live/{other.slug}/{path}").status_code == 404
        for deed in ("end", "pin"):
            sent = {"do": deed, "code": "MD1"}
            answer = client.post(f"/phong-live/{other.slug}/viec/", sent, **SAME_ORIGIN)
            assert answer.status_code == 404
        other.refresh_from_db()
        assert other.state == "live"
        assert not LiveEvent.objects.exists()

    def test_planning_from_title_to_publication(self, client: Client, marketer: User) -> None:
        variant = make_variant()
        start = timezone.localtime() + datetime.timedelta(days=1)
        form = {
            "title": "Phiên thử",
            "summary": "",
            "starts_at": start.strftime("%Y-%m-%dT%H:%M"),
            "ends_at": (start + datetime.timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
        }
        assert client.post("/phong-live/moi/", form, **SAME_ORIGIN).status_code == 302
        session = MarketSession.objects.get()
        assert (session.state, session.marketer) == ("draft", marketer)
        assert session.starts_at.astimezone().replace(second=0, microsecond=0) == start.replace(
            second=0, microsecond=0
        )
        base = f"/phong-live/{session.slug}/"
        client.post(f"{base}mo/", **SAME_ORIGIN)
        session.refresh_from_db()
        assert session.state == "draft", "a session without goods is not shown to anybody"
        client.post(f"{base}hang/luu/", {"add": variant.sku}, **SAME_ORIGIN)
        client.post(f"{base}mo/", **SAME_ORIGIN)
        session.refresh_from_db()
        assert session.state == "scheduled"
        assert session.lineup.get().code == "MD500"

    def test_wrong_times_are_listed(self, client: Client, marketer: User) -> None:
        form = {"title": "x", "starts_at": "2020-01-01T10:00", "ends_at": "2020-01-01T09:00"}
        answer = client.post("/phong-live/moi/", form, **SAME_ORIGIN)
        assert answer.status_code == 422
        assert not MarketSession.objects.exists()

    def test_the_stage_does_what_its_buttons_say(self, client: Client, marketer: User) -> None:
        session = make_session(marketer=marketer, items=2)
        path = f"/phong-live/{session.slug}/viec/"
        for sent in ({"do": "pin", "code": "MD1"}, {"do": "say", "text": "Chào cả nhà"}):
            assert client.post(path, sent, **SAME_ORIGIN).status_code == 302
        kinds = LiveEvent.objects.filter(session=session).values_list("kind", flat=True)
        assert list(kinds) == ["pin", "chat"]
        assert ChatMessage.objects.get().is_host
        client.post(path, {"do": "remove", "message": ChatMessage.objects.get().pk}, **SAME_ORIGIN)
        assert ChatMessage.objects.get().state == "removed"
        assert client.get(path).status_code == 405

    def test_a_problem_reaches_htmx_as_a_toast(self, client: Client, marketer: User) -> None:
        session = make_session(marketer=marketer)
        answer = client.post(
            f"/phong-live/{session.slug}/viec/",
            {"do": "pin", "code": "KHONG"},
            HTTP_HX_REQUEST="true",
            **SAME_ORIGIN,
        )
        assert (answer.status_code, "toast" in answer["HX-Trigger"]) == (204, True)
