"""The page of one order: for whoever holds its secret, and for nobody else."""

from __future__ import annotations

import re

from django.test import Client

from accounts.models import User
from orders.models import Order
from tests.orders.conftest import Gateway
from tests.orders.goods import Market, assert_sound, level
from tests.orders.page_steps import add, link, order, text_of


def test_a_wrong_token_and_a_wrong_code_look_the_same(client: Client, market: Market) -> None:
    add(client, market.noodles)
    placed = order(client, market.near)
    stranger = Client()

    for address in (link(placed, token="x"), link(placed, token=""), "/don-hang/DH999999/?t=x"):
        assert stranger.get(address).status_code == 404
    for part in ("huy/", "tra-tien/", "tinh-trang/", "da-thanh-toan/", "ma-qr.png"):
        assert stranger.post(link(placed, part, token="x")).status_code in (404, 405)
        assert stranger.get(link(placed, part, token="x")).status_code in (404, 405)
    placed.refresh_from_db()
    assert placed.status == "confirmed"


def test_the_page_is_kept_by_nobody_and_tells_no_other_site(client: Client, market: Market) -> None:
    add(client, market.noodles)
    answer = client.get(link(order(client, market.near)))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not re.search(r'rel="canonical"', answer.content.decode())


def test_a_cash_order_says_what_to_have_ready_per_parcel(client: Client, market: Market) -> None:
    add(client, market.noodles)
    add(client, market.tour)
    said = text_of(client.get(link(order(client, market.near))))

    assert "Cảm ơn bạn, đơn đã đặt xong" in said
    assert "Bạn chuẩn bị sẵn số tiền mặt này" in said
    assert "tiền mặt cho kiện này: 198.000 ₫" in said
    assert "tiền mặt cho kiện này: 400.000 ₫" in said
    assert "0912 345 678" in said


def test_the_owner_needs_no_token_and_finds_it_in_the_list(client: Client, market: Market) -> None:
    client.force_login(User.objects.create_user("nguoimua@example.com", "a long passphrase"))
    add(client, market.noodles)
    placed = order(client, market.near)

    assert client.get(f"/don-hang/{placed.code}/").status_code == 200
    assert placed.code in client.get("/tai-khoan/don-hang/").content.decode()
    other = Client()
    other.force_login(User.objects.create_user("khac@example.com", "a long passphrase"))
    assert other.get(f"/don-hang/{placed.code}/").status_code == 404
    assert placed.code not in other.get("/tai-khoan/don-hang/").content.decode()
    assert Client().get("/tai-khoan/don-hang/").status_code == 302


def test_a_transfer_shows_code_account_memo_and_how_long_it_holds(
    client: Client, market: Market, bank: None
) -> None:
    add(client, market.noodles)
    placed = order(client, market.near, method="vietqr")
    page = client.get(link(placed)).content.decode()

    assert 'src="data:image/svg+xml' in page
    assert f'data-copy="{placed.payments.get().memo}"' in page
    assert 'data-copy="1017595600"' in page
    assert 'data-copy="198000"' in page
    assert "Giữ hàng đến" in page
    picture = client.get(link(placed, "ma-qr.png"))
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


def test_there_is_no_code_to_scan_once_nothing_is_owed(client: Client, market: Market) -> None:
    add(client, market.noodles)
    placed = order(client, market.near)

    assert client.get(link(placed, "ma-qr.png")).status_code == 404


def test_a_buyer_cancels_after_being_asked(client: Client, market: Market) -> None:
    add(client, market.noodles, 3)
    placed = order(client, market.near)
    assert level(market.noodles) == (100, 3)
    asked = client.get(link(placed, "huy/"))
    assert "Hủy đơn DH" in asked.content.decode()
    assert Order.objects.get().status == "confirmed"

    client.post(link(placed, "huy/"))
    placed.refresh_from_db()
    assert placed.status == "cancelled"
    assert level(market.noodles) == (100, 0)
    assert "Đơn này đã hủy" in client.get(link(placed)).content.decode()
    assert_sound()


def test_a_second_cancel_changes_nothing_and_says_why(client: Client, market: Market) -> None:
    add(client, market.noodles)
    placed = order(client, market.near)
    client.post(link(placed, "huy/"))
    again = client.post(link(placed, "huy/"), follow=True)

    assert "Đơn này đã hủy trước đó." in again.content.decode()
    assert placed.changes.count() == 2


def test_a_card_order_leads_to_the_hosted_page_and_back_by_what_the_gateway_says(
    client: Client, market: Market, gateway: Gateway
) -> None:
    add(client, market.noodles)
    placed = order(client, market.near, method="stripe")
    payment = placed.payments.get()
    assert payment.redirect_url.startswith(gateway.program.url)

    # The address of success alone proves nothing.
    client.get(link(placed, "da-thanh-toan/"))
    placed.refresh_from_db()
    assert placed.status == "awaiting_payment"
    again = client.post(link(placed, "tra-tien/"))
    assert again["Location"] == payment.redirect_url
    assert placed.payments.count() == 1


def test_a_gateway_that_is_away_keeps_the_order_and_says_so(client: Client, market: Market) -> None:
    add(client, market.noodles)
    placed = order(client, market.near, method="stripe")  # nothing answers in the tests
    said = client.post(link(placed, "tra-tien/"), follow=True).content.decode()

    assert "Trang thanh toán chưa mở được. Đơn vẫn được giữ" in said
    assert placed.payments.get().status == "created"
    assert level(market.noodles) == (100, 1)
