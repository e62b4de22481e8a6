"""No page of another site changes anything here, and no address that is merely opened does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from accounts.models import Role, User
from livestream.models import MarketSession
from orders.models import Order
from shop.models import Member
from tests.attacks.scene import api, browser_of, is_problem, nothing_changes
from tests.orders.goods import Market
from tests.orders.page_steps import add, link, wish

pytestmark = pytest.mark.django_db
FOREIGN: dict[str, dict[str, str]] = {
    "cross-site": {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    "sister-site": {"Sec-Fetch-Site": "same-site", "Origin": "https://blog.testserver"},
    "old-browser": {"Origin": "https://evil.example"},
    "sandboxed": {"Origin": "null"},
    "no-word": {},
    "referer-only": {"Referer": "http://testserver/"},
    "look-alike": {"Origin": "http://testserver.evil.example"},
    "with-htmx": {"Sec-Fetch-Site": "cross-site", "HX-Request": "true"},
}


def deeds(order: Order, show: MarketSession) -> dict[str, dict[str, str]]:
    """Every form of the shop that changes something for somebody with all rights."""
    parcel = order.parcels.get(producer__slug="ho-tai-hoan")
    return {
        "/gio-hang/them/": {"sku": "MIEN-500", "quantity": "1"},
        "/gio-hang/dong/MIEN-500/": {"quantity": "0"},
        "/gio-hang/ngan/MIEN-500/thanh-toan/": {
            "step": "start", "sku": "MIEN-500", "quantity": "3",
        },
        link(order, "huy/"): {},
        link(order, "tra-tien/"): {},
        f"/phien-cho/{show.slug}/noi/": {"text": "Xin chào"},
        f"/phien-cho/{show.slug}/bao-vi-pham/": {"kind": "other", "text": "Mười ký tự trở lên"},
        f"/phien-cho/{show.slug}/nhac/": {"email": "a@example.com"},
        f"/phong-live/{show.slug}/viec/": {"do": "end"},
        f"/phong-live/{show.slug}/hang/luu/": {"sku": "", "code": "", "order": ""},
        f"/kenh-nguoi-ban/don-hang/{parcel.pk}/buoc/": {"to": "packed"},
        f"/quan-ly/chuyen-khoan/{order.code}/": {"amount": str(order.total), "reference": "FT"},
        "/tai-khoan/ho-so/": {"name": "Kẻ xấu", "language": "en"},
        "/tai-khoan/dang-xuat/": {},
        "/tai-khoan/mat-khau/doi/": {"oldpassword": "x", "password1": "y", "password2": "y"},
    }  # fmt: skip


@pytest.fixture
def victim(placed: Order, show: MarketSession) -> Client:
    """Somebody with all rights and a filled cart, whose browser keeps Django's rules."""
    person = User.objects.create_user("victim@example.com", "a long passphrase", is_superuser=True)
    for parcel in placed.parcels.all():
        Member.objects.create(producer=parcel.producer, user=person)
    client = browser_of(person, enforce_csrf_checks=True)
    sent = {"sku": "MIEN-500", "quantity": "1"}
    client.post("/gio-hang/them/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    return client


@pytest.mark.parametrize("title", FOREIGN)
def test_a_foreign_form_changes_nothing(
    placed: Order, show: MarketSession, victim: Client, title: str
) -> None:
    with nothing_changes():
        for path, sent in deeds(placed, show).items():
            answer = victim.post(path, sent, headers=FOREIGN[title])
            assert answer.status_code == 403, path
    assert victim.get("/tai-khoan/").status_code == 200


def test_a_foreign_checkout_orders_nothing(market: Market) -> None:
    buyer = Client()
    add(buyer, market.noodles)
    data = wish(buyer, market.near)
    lured = Client(enforce_csrf_checks=True)
    lured.cookies = buyer.cookies
    for headers in FOREIGN.values():
        with nothing_changes():
            assert lured.post("/thanh-toan/", data, headers=headers).status_code == 403


@pytest.mark.parametrize("title", [t for t in FOREIGN if t not in ("no-word", "referer-only")])
def test_a_foreign_page_cannot_use_the_api(market: Market, show: MarketSession, title: str) -> None:
    victim = browser_of(User.objects.create_user("host@example.com", "x", is_superuser=True))
    cart = api("POST", "/carts").json()["id"]
    calls: list[tuple[str, str, Any]] = [
        ("POST", f"/sessions/{show.slug}/chat", {"text": "Xin chào"}),
        ("POST", f"/sessions/{show.slug}/complaints", {"text": "Mười ký tự trở lên"}),
        ("PUT", f"/carts/{cart}/lines/MIEN-500", {"quantity": 1}),
        ("DELETE", f"/carts/{cart}", None),
        ("POST", "/carts", None),
    ]
    with nothing_changes():
        for method, path, body in calls:
            for kind in ("text/plain", "application/json"):
                answer = victim.generic(
                    method, f"/api/v1{path}", json.dumps(body), content_type=kind,
                    headers=FOREIGN[title],
                )  # fmt: skip
                assert (answer.status_code, is_problem(answer)) == (403, True), path
    for header in ("Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"):
        assert header not in answer.headers


def test_opening_an_address_changes_nothing(
    placed: Order, show: MarketSession, victim: Client
) -> None:
    with nothing_changes():
        for path in deeds(placed, show):
            if path == "/tai-khoan/dang-xuat/" or "ngan" in path:
                continue
            for method in ("GET", "HEAD", "OPTIONS", "TRACE"):
                assert victim.generic(method, path).status_code < 500, path
        assert victim.get("/tai-khoan/dang-xuat/").status_code in (200, 302)
        assert victim.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "EVIL"])
def test_no_other_method_does_anything(placed: Order, method: str) -> None:
    paths = ["/san-pham/", "/gio-hang/", "/thanh-toan/", "/phien-cho/", "/gio-hang/them/"]
    paths += [link(placed), link(placed, "huy/"), "/api/v1/products", "/webhooks/stripe/"]
    with nothing_changes():
        for path in paths:
            answer = Client(raise_request_exception=False).generic(method, path)
            assert answer.status_code in (403, 405), (path, answer.status_code)


TARGETS = ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
           "javascript:alert(1)", "http:evil.example", "https:///evil.example", " //evil.example",
           "//testserver@evil.example/", "\t//evil.example", "data:text/html,x"]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_no_address_leads_out_of_the_shop(market: Market, target: str) -> None:
    User.objects.create_user("buyer@example.com", "a long passphrase")
    client = Client()
    entry = {"login": "buyer@example.com", "password": "a long passphrase", "next": target}
    answers = [
        add(client, market.noodles, next=target),
        client.post("/gio-hang/them/", {"sku": "MIEN-500", "next": "stay"}, headers={
            "Referer": f"http://testserver{target}" if target.startswith("/") else target,
        }),
        client.get("/quan-tri/login/", {"next": target}),
        client.post("/tai-khoan/dang-nhap/", entry),
        client.post("/tai-khoan/dang-xuat/", {"next": target}),
    ]  # fmt: skip
    for answer in answers:
        place = answer.get("Location", "/")
        assert place.startswith("/"), place
        assert not place.startswith(("//", "/\\")), place


def test_roles_are_not_given_by_a_form(db: None) -> None:
    sent = {"name": "A", "email": "moi@example.com", "password1": "a long passphrase",
            "is_staff": "1", "is_superuser": "1", "groups": Role.OFFICER.value}  # fmt: skip
    Client().post("/tai-khoan/dang-ky/", sent)
    made = User.objects.get()
    assert (made.is_staff, made.is_superuser, made.groups.count()) == (False, False, 0)
