"""The checkout page: nothing is lost, nothing is ordered by surprise, nothing twice."""

from __future__ import annotations

import re

from django.test import Client

from accounts.models import Address, User
from orders.models import CartLine, Order
from shop.actions import stock
from tests.orders.goods import Market, level
from tests.orders.page_steps import HTMX, add, hidden, link, order, text_of, wish


def test_an_empty_cart_leads_to_the_cart(client: Client, market: Market) -> None:
    assert client.get("/thanh-toan/")["Location"] == "/gio-hang/"


def test_the_page_asks_at_most_eight_things_and_shows_the_total_first(
    client: Client, market: Market
) -> None:
    add(client, market.spirit)
    page = client.get("/thanh-toan/").content.decode()
    form = page[page.index('id="checkout-form"') : page.index("<details")]
    names = set(
        re.findall(r'name="([a-z_]+)"', re.sub(r'<input[^>]*type="hidden"[^>]*>', "", form))
    )

    asked = {"name", "phone", "place", "address_line", "email", "method", "note", "age_confirmed"}
    assert names - {"step"} == asked
    assert page.index('id="totals"') < page.index('id="checkout-form"')


def test_the_page_says_what_the_consumer_law_asks(client: Client, market: Market) -> None:
    add(client, market.noodles)
    said = text_of(client.get("/thanh-toan/"))

    assert "Hộ kinh doanh Tài Hoan" in said
    assert "đã gồm VAT" in said
    assert "Giao trong 2 đến 7 ngày" in said
    assert "Đổi trả trong 7 ngày" in said
    assert re.search(r"198\.000\s₫ – 2\d\d\.000\s₫", said)


def test_choosing_the_place_prices_the_delivery_to_the_dong(client: Client, market: Market) -> None:
    add(client, market.noodles)
    data = wish(client, market.near)
    parts = client.post(
        "/thanh-toan/", {**data, "step": "quote"}, headers={**HTMX, "HX-Target": "totals"}
    ).content.decode()

    assert hidden(parts, "expected_total") == "198000"
    assert "198.000" in parts
    assert "<html" not in parts
    assert Order.objects.count() == 0


def test_a_guest_orders_for_cash(client: Client, market: Market) -> None:
    add(client, market.noodles, 2)
    placed = order(client, market.near)

    assert (placed.status, placed.method) == ("confirmed", "cod")
    assert (placed.name, placed.phone) == ("Người mua", "+84912345678")
    assert placed.commune_id == market.near.pk
    assert placed.total == 378_000
    assert client.get(link(placed)).status_code == 200


def test_every_error_stands_on_top_with_a_link_and_nothing_is_lost(
    client: Client, market: Market
) -> None:
    add(client, market.noodles)
    data = wish(client, market.near, phone="091234567", address_line="", email="nobody@")
    answer = client.post("/thanh-toan/", data)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert '<a href="#id_phone">Số điện thoại thiếu 1 chữ số.</a>' in page
    assert '<a href="#id_address_line">' in page
    assert '<a href="#id_email">' in page
    assert 'value="Người mua"' in page
    assert 'value="091234567"' in page
    assert f'value="{market.near}"' in page
    assert hidden(page, "checkout_token") == data["checkout_token"]
    assert Order.objects.count() == 0


def test_a_total_nobody_has_seen_is_asked_about_first(client: Client, market: Market) -> None:
    add(client, market.noodles)
    data = wish(client, market.near, expected_total="180000")
    first = client.post("/thanh-toan/", data)
    assert first.status_code == 422
    assert "tổng tiền là 198.000\xa0₫" in first.content.decode()
    assert Order.objects.count() == 0

    data["expected_total"] = hidden(first.content.decode(), "expected_total")
    assert client.post("/thanh-toan/", data).status_code == 302
    assert Order.objects.get().total == 198_000


def test_a_price_that_moved_shows_the_old_and_the_new_sum(client: Client, market: Market) -> None:
    add(client, market.noodles)
    data = wish(client, market.near)
    market.noodles.price = 200_000
    market.noodles.save(update_fields=["price"])
    said = client.post("/thanh-toan/", data).content.decode()

    assert "Tổng tiền đã đổi từ 198.000\xa0₫ thành 218.000\xa0₫" in said
    assert Order.objects.count() == 0


def test_a_tampered_total_orders_nothing(client: Client, market: Market) -> None:
    add(client, market.noodles)
    for wrong in ("1", "0", "-5", "99999999999999999999", "abc"):
        data = wish(client, market.near, expected_total=wrong)
        assert client.post("/thanh-toan/", data).status_code == 422
    assert Order.objects.count() == 0
    assert level(market.noodles) == (100, 0)


def test_goods_sold_meanwhile_are_named_and_one_button_puts_it_right(
    client: Client, market: Market
) -> None:
    add(client, market.noodles, 5)
    data = wish(client, market.near)
    stock.adjust(market.noodles, counted=2, reason="counted again")
    refused = client.post("/thanh-toan/", data)
    assert refused.status_code == 422
    assert "“Miến dong Tài Hoan” chỉ còn 2" in refused.content.decode()

    mended = client.post("/thanh-toan/", {**data, "take": "MIEN-500=2"}).content.decode()
    assert 'value="Người mua"' in mended
    assert hidden(mended, "expected_total") == "378000"
    assert CartLine.objects.get().quantity == 2
    assert Order.objects.count() == 0


def test_the_same_page_sent_twice_is_one_order(client: Client, market: Market) -> None:
    add(client, market.noodles)
    data = wish(client, market.near)
    first, second = client.post("/thanh-toan/", data), client.post("/thanh-toan/", data)

    assert Order.objects.count() == 1
    assert first["Location"] == second["Location"] == link(Order.objects.get())
    assert level(market.noodles) == (100, 1)


def test_back_after_ordering_leads_to_the_order(client: Client, market: Market) -> None:
    add(client, market.noodles)
    placed = order(client, market.near)

    assert client.get("/thanh-toan/")["Location"] == link(placed)
    add(client, market.tea)
    assert client.get("/thanh-toan/").status_code == 200


def test_alcohol_takes_no_cash_and_asks_for_the_age(
    client: Client, market: Market, bank: None
) -> None:
    add(client, market.spirit)
    page = client.get("/thanh-toan/").content.decode()
    assert "Đồ uống có cồn không nhận tiền mặt" in page
    assert re.search(r'value="cod"[^>]*disabled', page)

    cash = client.post("/thanh-toan/", wish(client, market.near, age_confirmed="on"))
    assert cash.status_code == 422
    young = client.post("/thanh-toan/", wish(client, market.near, method="vietqr"))
    assert '<a href="#id_age_confirmed">' in young.content.decode()
    assert Order.objects.count() == 0

    placed = order(client, market.near, method="vietqr", age_confirmed="on")
    assert placed.age_confirmed
    assert placed.status == "awaiting_payment"


def test_a_place_that_means_many_is_offered_as_a_list(client: Client, market: Market) -> None:
    for commune in (market.near, market.far):
        commune.folded = commune.former_folded = "ban cu"
        commune.save(update_fields=["folded", "former_folded"])
    add(client, market.noodles)
    data = wish(client, market.near, expected_total="0") | {"place": "Bản Cũ", "commune_code": ""}
    asked = client.post("/thanh-toan/", {**data, "step": "quote"}).content.decode()
    assert f'value="{market.near.pk}"' in asked
    assert f'value="{market.far.pk}"' in asked
    assert Order.objects.count() == 0

    chosen = client.post(
        "/thanh-toan/", {**data, "commune_code": ["", market.far.pk], "step": "quote"}
    ).content.decode()
    assert hidden(chosen, "commune_code") == market.far.pk


def test_a_place_code_that_is_not_of_the_text_counts_for_nothing(
    client: Client, market: Market
) -> None:
    add(client, market.noodles)
    data = wish(client, market.near, expected_total="0")
    answer = client.post("/thanh-toan/", {**data, "place": "Chỗ nào đó", "step": "quote"})

    assert "Chưa tìm thấy xã, phường này" in answer.content.decode()


def test_an_invoice_is_kept_and_a_wrong_tax_code_is_refused(client: Client, market: Market) -> None:
    add(client, market.noodles)
    wrong = client.post(
        "/thanh-toan/", wish(client, market.near, company="Công ty Thử", tax_code="123")
    )
    assert wrong.status_code == 422
    assert '<a href="#id_tax_code">' in wrong.content.decode()
    assert re.search(r"<details[^>]* open", wrong.content.decode())

    placed = order(client, market.near, company="Công ty Thử", tax_code="0101234567")
    assert placed.invoice["tax_code"] == "0101234567"


def test_the_default_address_stands_there_already(client: Client, market: Market) -> None:
    person = User.objects.create_user("nguoimua@example.com", "a long passphrase")
    Address.objects.create(
        user=person,
        name="Người nhận",
        phone="+84987654321",
        commune=market.far,
        line="Ấp Bảy",
        is_default=True,
    )
    client.force_login(person)
    add(client, market.noodles)
    page = client.get("/thanh-toan/").content.decode()

    assert 'value="Người nhận"' in page
    assert 'value="Ấp Bảy"' in page
    assert hidden(page, "commune_code") == market.far.pk
    placed = order(client, market.far)
    assert placed.user == person


def test_somebody_elses_address_is_not_to_be_had(client: Client, market: Market) -> None:
    other = User.objects.create_user("khac@example.com", "a long passphrase")
    theirs = Address.objects.create(
        user=other, name="Của người khác", phone="+84987654321", commune=market.far, line="Ấp Bảy"
    )
    client.force_login(User.objects.create_user("nguoimua@example.com", "a long passphrase"))
    add(client, market.noodles)

    assert "Của người khác" not in client.get(f"/thanh-toan/?address={theirs.pk}").content.decode()


def test_english_speaks_english(client: Client, market: Market) -> None:
    add(client, market.noodles)
    said = text_of(client.get("/en/thanh-toan/"))

    assert "Place the order" in said
    assert "Đặt hàng" not in said
