"""The pages: what they say, and that they cost the same however long the shelf is."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from shop import hooks
from tests.shop import shelf

pytestmark = pytest.mark.django_db

# Queries of each page. The session hook of the floor above adds its own one where goods are shown.
#   catalogue: 1 count of the answer · 2 the page with stars, price and stock · 3 its pictures ·
#     4 running sessions · 5 all facets at once · 6 names of the groups · 7 names of the provinces;
#     with words one more: 8 is there any exact match
#   product: 1 the product · 2 its pictures · 3 its papers · 4 its packs with stock ·
#     5 its sessions · 6 more of its producer · 7 their pictures · 8 their sessions
#   producer: 1 the producer with its count · 2 its goods · 3 their pictures · 4 their sessions
#   producers: 1 count · 2 the page
#   lookup: 1 exact match? · 2 a decision of that number? · 3 count · 4 the page · 5 its papers
BUDGETS = {
    "/san-pham/": 7,
    "/san-pham/?q=mien": 8,
    "/san-pham/?stars=5&group=1&in_stock=1&sort=stars": 7,
    "/san-pham/mien-dong-tai-hoan/": 8,
    "/nha-san-xuat/": 2,
    "/nha-san-xuat/hop-tac-xa-tai-hoan/": 4,
    "/tra-cuu-ocop/?q=mien": 5,
}


@pytest.fixture
def shop(db: None) -> None:
    for number in range(3):
        shelf.certify(shelf.product(f"Miến {number}"))
    noodles = shelf.product(
        is_sample_data=True, facts={"storage": "Nơi khô", "sample": ["storage"]}
    )
    shelf.certify(noodles, "92.50")


@pytest.mark.parametrize("address", BUDGETS)
def test_a_page_costs_the_same_however_long_the_shelf_is(
    shop: None, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = Client()
    assert client.get(address).status_code == 200
    with django_assert_max_num_queries(BUDGETS[address]) as short:
        client.get(address)
    for number in range(3, 23):
        shelf.certify(shelf.product(f"Miến {number}"))
    with django_assert_max_num_queries(BUDGETS[address]) as long:
        client.get(address)
    assert BUDGETS[address] <= 12
    assert len(long) <= max(len(short), 1)


@pytest.mark.parametrize("address", [*BUDGETS, "/tra-cuu-ocop/", "/feeds/google.xml"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_an_anonymous_visit_sets_no_cookie_and_may_be_kept(
    shop: None, address: str, language: str
) -> None:
    response = Client().get(language + address)
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" not in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")


def test_a_product_says_who_where_until_when_and_how_many(shop: None) -> None:
    body = Client().get("/san-pham/mien-dong-tai-hoan/").content.decode()
    for text in (
        "OCOP 5 sao",
        "Còn hiệu lực đến",
        "Hợp tác xã Tài Hoan",
        "thôn Chè Cọ, xã Côn Minh, huyện Na Rì, Bắc Kạn",
        "nay: Xã Côn Minh",
        "95.000\u00a0₫",
        "Còn 10 gói",
        "Thêm vào giỏ",
        "Mua ngay",
        "Dữ liệu mẫu",
        "92,50/100",
        "Cùng nhà sản xuất",
    ):
        assert text in body, text
    assert " style=" not in body
    assert "onclick" not in body


def test_search_engines_read_the_same_and_no_text_can_end_the_script(db: None) -> None:
    shelf.certify(shelf.product("Miến </script><b>A", description="</script><i>"))
    body = Client().get("/san-pham/mien-script-b-a/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.S)
    data: dict[str, Any] = json.loads(block)
    assert data["name"] == "Miến </script><b>A"
    assert data["offers"][0]["price"] == 95_000
    assert data["hasCertification"]["name"] == "OCOP 5 sao"
    assert "<b>A" not in body


def test_an_ended_paper_is_said_so_and_a_missing_one_too(db: None) -> None:
    tea = shelf.product("Trà Shan tuyết")
    shelf.certify(tea, "92.00", since=shelf.days(-400), until=shelf.days(-2))
    shelf.product("Bí xanh thơm")
    ended = Client().get("/san-pham/tra-shan-tuyet/").content.decode()
    assert f"hết hạn ngày {shelf.days(-2):%d/%m/%Y}, sao OCOP đã được gỡ" in ended
    assert "OCOP 5 sao" not in ended
    assert "92" not in re.findall(r'<dl class="facts">.*?</dl>', ended, re.S)[0]
    none = Client().get("/san-pham/bi-xanh-thom/").content.decode()
    assert "chưa có giấy chứng nhận OCOP" in none


def test_alcohol_and_functional_food_carry_their_notices(db: None) -> None:
    shelf.product("Rượu mơ Asuka", group=2, is_alcohol=True)
    shelf.product("Viên nghệ", group=3, is_functional_food=True)
    spirit = Client().get("/san-pham/ruou-mo-asuka/").content.decode()
    assert "từ 18 tuổi" in spirit
    assert "không phải là thuốc" in Client().get("/san-pham/vien-nghe/").content.decode()
    assert "Rượu mơ Asuka" not in Client().get("/feeds/google.xml").content.decode()


def test_what_is_sold_out_cannot_be_put_into_the_basket(db: None) -> None:
    shelf.product(units=0)
    body = Client().get("/san-pham/mien-dong-tai-hoan/").content.decode()
    assert "Tạm hết hàng" in body
    assert "Mua ngay" not in body


def test_an_empty_answer_helps_on(shop: None) -> None:
    body = Client().get("/san-pham/?q=taj+hoann+xxxxx").content.decode()
    assert "Không tìm thấy sản phẩm nào" in body
    narrowed = Client().get("/san-pham/?stars=3").content.decode()
    assert "Không có sản phẩm nào hợp tất cả điều kiện" in narrowed
    assert "Xóa hết bộ lọc" in narrowed


@pytest.mark.parametrize(
    "address", ["/san-pham/none/", "/nha-san-xuat/none/", "/san-pham/bi-xanh-thom/"]
)
def test_what_is_not_there_or_not_public_is_not_found(db: None, address: str) -> None:
    shelf.product("Bí xanh thơm", state="draft")
    assert Client().get(address).status_code == 404


def test_sessions_of_the_floor_above_are_shown(shop: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        hooks,
        "upcoming_sessions",
        lambda ids: {
            pk: [{"slug": "ba-be", "title": "Chợ phiên Ba Bể", "state": "live", "starts_at": None}]
            for pk in ids
        },
    )
    client = Client()
    assert "Đang giới thiệu" in client.get("/san-pham/").content.decode()
    assert "Chợ phiên Ba Bể" in client.get("/san-pham/mien-dong-tai-hoan/").content.decode()


@pytest.mark.parametrize(
    ("text", "answer"),
    [("mien dong", "Còn hiệu lực đến"), ("123/QĐ", "Còn hiệu lực đến"), ("khong co", "chưa có")],
)
def test_the_lookup_answers(shop: None, text: str, answer: str) -> None:
    body = Client().get("/tra-cuu-ocop/", {"q": text}).content.decode()
    assert answer in body


def test_a_lookup_tells_valid_ended_revoked_and_none_apart(db: None) -> None:
    shelf.certify(shelf.product("Trà một"))
    shelf.certify(shelf.product("Trà hai"), since=shelf.days(-400), until=shelf.days(-1))
    shelf.certify(shelf.product("Trà ba"), status="revoked")
    shelf.product("Trà bốn")
    rows = Client().get("/api/v1/certificates?q=tra").json()["results"]
    found = {row["product"]["name"]: (row["status"], row["stars"]) for row in rows}
    assert found == {
        "Trà một": ("active", 5),
        "Trà hai": ("expired", None),
        "Trà ba": ("revoked", None),
        "Trà bốn": ("none", None),
    }
    assert rows[0]["product"]["name"] == "Trà một"
