"""Every answer, also an error, tells the browser what it may do; nothing private is kept."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import Role, User
from livestream.models import MarketSession
from livestream.stream import app as live
from orders.actions.outbox import drain_outbox
from orders.letters import letter
from orders.models import Order, OutboxMessage
from tests.attacks.scene import api, nothing_changes, signed_in
from tests.orders.goods import Market
from tests.orders.page_steps import add, link

pytestmark = pytest.mark.django_db
PUBLIC = ["/san-pham/", "/san-pham/mien-500/", "/nha-san-xuat/", "/tra-cuu-ocop/", "/phien-cho/",
          "/gio-hang/", "/thanh-toan/", "/tai-khoan/dang-nhap/", "/healthz", "/robots.txt",
          "/feeds/google.xml", "/feeds/facebook.csv", "/sitemap.xml", "/api/v1/openapi.json",
          "/api/v1/products", "/en/san-pham/"]  # fmt: skip
ERRORS = ["/khong-co/", "/api/v1/khong-co", "/san-pham/?q=%00", "/api/v1/products?q=%00",
          "/api/v1/products?page=0", "/don-hang/DH000001/?t=x", "/bao-cao/"]  # fmt: skip


def assert_guarded(answer: Any) -> None:
    """No inline script, no frame, no guessing of kinds."""
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", PUBLIC + ERRORS)
def test_every_answer_is_guarded(market: Market, path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)
    assert_guarded(answer)
    assert answer.status_code < 500
    assert not answer.cookies or path in ("/thanh-toan/", "/tai-khoan/dang-nhap/")


def test_an_error_of_ours_is_guarded_and_says_nothing(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("secret-of-the-house")

    monkeypatch.setattr("shop.views.catalogue.page_of", broken)
    monkeypatch.setattr("shop.api.page_of", broken)
    client = Client(raise_request_exception=False)
    for path in ("/san-pham/", "/api/v1/products"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret-of-the-house" not in answer.content.decode()
        assert "Traceback" not in answer.content.decode()
        assert_guarded(answer)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_private_pages_are_never_kept(placed: Order, show: MarketSession) -> None:
    guest, officer = Client(), signed_in(Role.OFFICER)
    pages = [
        (guest, link(placed)), (guest, link(placed, "tinh-trang/")), (guest, "/gio-hang/"),
        (guest, link(placed, "ma-qr.png")), (guest, link(placed, "huy/")),
        (officer, "/tai-khoan/"), (officer, "/tai-khoan/don-hang/"), (officer, "/bao-cao/"),
        (officer, "/quan-ly/chuyen-khoan/"), (officer, f"/phong-live/{show.slug}/"),
        (officer, "/bao-cao/ban-hang.csv"), (officer, "/tai-khoan/dia-chi/"),
    ]  # fmt: skip
    for client, path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "no-store" in answer.headers["Cache-Control"], path
    header = {"X-Order-Token": placed.access_token}
    assert api("GET", f"/orders/{placed.code}", **header)["Cache-Control"] == "no-store"
    assert guest.get(link(placed))["Referrer-Policy"] == "no-referrer"


def test_cookies_are_closed_to_scripts_and_other_sites(market: Market, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    User.objects.create_user("buyer@example.com", "a long passphrase")
    client = Client()
    add(client, market.noodles)
    entry = {"login": "buyer@example.com", "password": "a long passphrase"}
    client.post("/tai-khoan/dang-nhap/", entry)
    add(client, market.noodles)
    guest = Client()
    add(guest, market.noodles)
    for cookies in (client.cookies, guest.cookies):
        for name, cookie in cookies.items():
            if not cookie.value or cookie["max-age"] == 0:
                continue
            assert cookie["secure"], name
            assert cookie["samesite"] == "Lax", name
            assert bool(cookie["httponly"]) == (name != "gio_n"), name
            assert not cookie["domain"], name


def test_sign_in_gives_a_new_session(market: Market) -> None:
    User.objects.create_user("buyer@example.com", "a long passphrase")
    client = Client()
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    entry = {"login": "buyer@example.com", "password": "a long passphrase"}
    assert client.post("/tai-khoan/dang-nhap/", entry).status_code == 302
    fresh = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    assert fresh != planted.session_key
    client.post("/tai-khoan/dang-xuat/")
    replayed = Client()
    replayed.cookies[django_settings.SESSION_COOKIE_NAME] = fresh
    assert replayed.get("/tai-khoan/").status_code == 302


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "a b", "", "[::1"])
def test_a_foreign_host_is_refused(market: Market, settings: Settings, host: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    with nothing_changes():
        for path in ("/san-pham/", "/gio-hang/"):
            answer = Client(raise_request_exception=False).get(path, SERVER_NAME=host)
            assert answer.status_code == 400


def test_links_in_mails_lead_to_our_own_address(placed: Order, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    page = client.get(link(placed)).content.decode()
    assert "http://evil.example" not in page
    for message in OutboxMessage.objects.all():
        written = letter(message)
        assert "evil.example" not in written.text + written.html
        assert f"{settings.SITE_URL}/" in written.text
    assert drain_outbox() > 0


def test_no_secret_is_logged(placed: Order, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    User.objects.create_user("buyer@example.com", "a long passphrase")
    client = Client(raise_request_exception=False)
    client.get(link(placed))
    client.get(link(placed, token="a-wrong-token-for-the-log"))
    client.post("/tai-khoan/dang-nhap/", {"login": "buyer@example.com", "password": "geheim-777"})
    api("GET", f"/orders/{placed.code}", **{"X-Order-Token": placed.access_token})
    lines = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    for secret in (placed.access_token, "a-wrong-token-for-the-log", "geheim-777", "+84912345678"):
        assert secret not in lines


def test_without_demo_nobody_can_sign_in_with_a_sample(db: None, settings: Settings) -> None:
    settings.DEMO = False
    call_command("seed_people")
    assert User.objects.count() == 0
    assert Client().get("/theme/").status_code == 404


def test_the_admin_has_no_door_of_its_own(db: None) -> None:
    User.objects.create_user("boss@example.com", "a long passphrase", is_superuser=True)
    entry = {"username": "boss@example.com", "password": "a long passphrase"}
    client = Client()
    for path in ("/quan-tri/login/", "/quan-tri/password_reset/", "/quan-tri/"):
        answer = client.post(path, entry)
        assert answer.status_code in (302, 404, 405), path
        assert client.get("/tai-khoan/").status_code == 302
    assert client.get("/quan-tri/login/")["Location"].startswith("/tai-khoan/dang-nhap/")
    assert client.get("/quan-tri/password_reset/").status_code == 404


def test_answers_of_the_live_process_are_inert() -> None:
    for headers in (live.STREAM_HEADERS, live.PLAYLIST_HEADERS):
        named = dict(headers)
        assert b"default-src 'none'" in named[b"content-security-policy"]
        assert named[b"x-content-type-options"] == b"nosniff"


LAST = ["", "-1", "1.5", "9" * 18, "9" * 19, "9" * 5000, "\x00", "ă", "0x10", "1,2", "%00", " 7 "]


@pytest.mark.parametrize("text", LAST)
def test_an_absurd_position_in_the_stream_is_none_or_a_number(text: str) -> None:
    raw = text.encode("utf-8")
    scope = {"headers": [(b"last-event-id", raw)], "query_string": b"after=%00&epoch=" + raw}
    for number in live.position(scope):
        assert number is None or 0 <= number < 2**63
