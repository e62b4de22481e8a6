"""The cart page, and the cookies that remember a guest's cart."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from orders.models import Cart, CartLine
from shop.actions import stock
from tests.orders.goods import Market
from tests.orders.page_steps import HTMX, add, text_of


def test_reading_the_empty_cart_sets_no_cookie_and_makes_no_cart(
    client: Client, market: Market
) -> None:
    answer = client.get("/gio-hang/")

    assert answer.status_code == 200
    assert "Giỏ còn trống" in answer.content.decode()
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"
    assert Cart.objects.count() == 0


def test_first_add_sets_a_signed_cookie_and_a_readable_count(
    client: Client, market: Market
) -> None:
    answer = add(client, market.noodles, 2)

    assert answer.status_code == 302
    assert answer["Location"] == "/gio-hang/"
    assert answer.cookies["gio"]["httponly"]
    assert answer.cookies["gio"]["samesite"] == "Lax"
    assert answer.cookies["gio_n"].value == "2"
    assert not answer.cookies["gio_n"]["httponly"]
    assert CartLine.objects.get().quantity == 2


def test_a_forged_cart_cookie_opens_no_cart(client: Client, market: Market) -> None:
    add(client, market.noodles)
    stranger = Client()
    stranger.cookies["gio"] = str(Cart.objects.get().pk)

    assert "Giỏ còn trống" in stranger.get("/gio-hang/").content.decode()


def test_lines_stand_in_the_parcel_of_their_producer(client: Client, market: Market) -> None:
    add(client, market.noodles, 2)
    add(client, market.spirit)
    page = client.get("/gio-hang/").content.decode()

    assert page.count('class="parcel"') == 2
    assert "Hộ kinh doanh Tài Hoan" in page
    assert "610.000" in page


def test_next_leads_where_the_button_said(client: Client, market: Market) -> None:
    assert add(client, market.noodles, next="checkout")["Location"] == "/thanh-toan/"
    stayed = client.post(
        "/gio-hang/them/",
        {"sku": market.tea.sku, "quantity": "1", "next": "stay"},
        headers={"Referer": "http://testserver/san-pham/tra/?x=1"},
    )
    assert stayed["Location"] == "/san-pham/tra/?x=1"


def test_next_never_leads_to_another_site(client: Client, market: Market) -> None:
    answer = client.post(
        "/gio-hang/them/",
        {"sku": market.tea.sku, "quantity": "1", "next": "https://evil.example/"},
        headers={"Referer": "https://evil.example/x"},
    )

    assert answer["Location"] == "/gio-hang/"


def test_more_than_is_left_is_refused_by_name_and_nothing_is_kept(
    client: Client, market: Market
) -> None:
    answer = add(client, market.noodles, 101)
    page = client.get(answer["Location"]).content.decode()

    assert "“Miến dong Tài Hoan · Gói” chỉ còn 100." in page
    assert Cart.objects.count() == 0
    assert "gio" not in answer.cookies


def test_a_quantity_that_is_no_number_is_refused(client: Client, market: Market) -> None:
    for wrong in ("-1", "1e3", "٣", "12345", "", "1.5"):
        answer = client.post("/gio-hang/them/", {"sku": market.tea.sku, "quantity": wrong})
        assert answer.status_code == 302
    assert CartLine.objects.count() == 0


def test_a_line_is_changed_and_taken_out(client: Client, market: Market) -> None:
    add(client, market.noodles, 1)
    changed = client.post(f"/gio-hang/dong/{market.noodles.sku}/", {"quantity": "5"})
    assert CartLine.objects.get().quantity == 5
    assert changed.cookies["gio_n"].value == "5"

    emptied = client.post(f"/gio-hang/dong/{market.noodles.sku}/", {"quantity": "0"})
    assert CartLine.objects.count() == 0
    assert emptied.cookies["gio_n"].value == ""


def test_asking_for_too_much_takes_what_is_left_and_says_so(client: Client, market: Market) -> None:
    add(client, market.noodles, 1)
    stock.adjust(market.noodles, counted=3, reason="counted again")
    answer = client.post(f"/gio-hang/dong/{market.noodles.sku}/", {"quantity": "8"}, headers=HTMX)

    assert CartLine.objects.get().quantity == 3
    assert "toast" in answer["HX-Trigger"]
    assert 'id="cart"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_goods_sold_meanwhile_block_the_way_and_offer_the_rest(
    client: Client, market: Market
) -> None:
    add(client, market.noodles, 5)
    stock.adjust(market.noodles, counted=2, reason="counted again")
    page = client.get("/gio-hang/")

    assert "chỉ còn 2" in text_of(page)
    assert "Lấy 2" in text_of(page)
    assert "/thanh-toan/" not in page.content.decode()


def test_a_guest_cart_joins_the_person_at_sign_in(client: Client, market: Market) -> None:
    person = User.objects.create_user("nguoimua@example.com", "a long passphrase")
    own = Cart.objects.create(user=person)
    CartLine.objects.create(cart=own, variant=market.tea, quantity=1)
    add(client, market.noodles, 2)
    answer = client.post(
        "/tai-khoan/dang-nhap/",
        {"login": "nguoimua@example.com", "password": "a long passphrase"},
    )

    assert answer.status_code == 302
    assert sorted(own.lines.values_list("variant__sku", "quantity")) == [
        ("MIEN-500", 2),
        ("TRA-200", 1),
    ]
    assert answer.cookies["gio_n"].value == "3"
    assert answer.cookies["gio"].value == ""


def test_signing_out_forgets_the_count(client: Client, market: Market) -> None:
    person = User.objects.create_user("nguoimua@example.com", "a long passphrase")
    client.force_login(person)
    add(client, market.noodles, 2)
    answer = client.post("/tai-khoan/dang-xuat/")

    assert answer.cookies["gio_n"].value == ""
    assert "Giỏ còn trống" in client.get("/gio-hang/").content.decode()


def test_adding_costs_at_most_ten_queries_and_the_page_does_not_grow(
    client: Client, market: Market
) -> None:
    def cost(step: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            step()
            return len(queries)

    add(client, market.noodles)
    # savepoint, cart, savepoint, lock, pack, line, update, two releases, count
    assert cost(lambda: add(client, market.noodles)) <= 10
    # cart, lines, stars, pictures, rates
    one = cost(lambda: client.get("/gio-hang/"))
    add(client, market.tea)
    add(client, market.spirit)
    assert one == cost(lambda: client.get("/gio-hang/")) <= 8
