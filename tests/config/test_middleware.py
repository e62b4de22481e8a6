"""Forms from our own pages pass without a token; others change nothing. Reading sets no cookie."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from cms.actions.seed import seed_pages
from orders.models import Cart
from tests.orders.goods import Market, open_market

pytestmark = pytest.mark.django_db
STORY = "/cau-chuyen/mien-dong-tai-hoan-tu-4-sao-den-5-sao/"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def market() -> Market:
    market = open_market()
    seed_pages()
    return market


def add_to_cart(market: Market, **headers: str) -> tuple[int, int]:
    """(status, carts there are now) after pressing "add to cart"."""
    client = Client(enforce_csrf_checks=True)
    form = {"sku": market.noodles.sku, "quantity": "1", "next": "cart"}
    status = client.post("/gio-hang/them/", form, headers=headers).status_code
    return status, Cart.objects.count()


@pytest.mark.parametrize(
    "headers",
    [OURS, {"Origin": "http://testserver"}, OURS | {"Origin": "http://testserver"}],
)
def test_our_own_form_needs_no_token(market: Market, headers: dict[str, str]) -> None:
    assert add_to_cart(market, **headers) == (302, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "http://testserver.evil.example"},
    ],
)
def test_a_foreign_form_is_refused_and_changes_nothing(
    market: Market, headers: dict[str, str]
) -> None:
    assert add_to_cart(market, **headers) == (403, 0)


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/san-pham/", "/san-pham/mien-500/", "/phien-cho/", "/cau-chuyen/", STORY,
     "/chinh-sach/giao-hang/", "/tra-cuu-ocop/", "/nha-san-xuat/ho-tai-hoan/"],
)  # fmt: skip
def test_reading_sets_no_cookie_and_may_be_kept_but_is_asked_for_again(
    market: Market, path: str
) -> None:
    answer = Client().get(path)

    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/san-pham/", "/tai-khoan/", "/tai-khoan/dia-chi/"])
def test_nothing_of_a_signed_in_person_is_kept(market: Market, path: str) -> None:
    client = Client()
    client.force_login(User.objects.create_user("a@example.com", "mat-khau-dai-2026"))

    answer = client.get(path)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_the_policy_is_relaxed_in_the_editors_room_only(market: Market) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("root@example.com", "mat-khau-dai-2026"))

    shop = client.get("/")["Content-Security-Policy"]
    room = client.get("/quan-tri/")

    assert "unsafe" not in shop
    assert room.status_code == 200
    assert "'unsafe-inline'" in room["Content-Security-Policy"]
