"""From the front page to the placed order, on a phone, in a real browser, against the real shop."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.journey import (
    NOODLES,
    PLACE,
    SPIRIT,
    add_to_cart,
    buy_now,
    fill_in,
    find_product,
    order_code,
    place_order,
    sums,
    visible,
)


def test_search_product_cart_and_a_guest_order_for_cash(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dong tai hoan", NOODLES)
    add_to_cart(page)
    page.get_by_role("button", name="Tăng").or_(page.locator("[data-stepper] button").last).click()
    expect(page.locator("[data-stepper] input")).to_have_value("2")
    expect(page.locator("header [data-cart-count]")).to_have_text("2")
    page.locator("#cart a[href$='/thanh-toan/']").click()
    fill_in(page, method="cod")
    total = sums(page)
    place_order(page)

    assert order_code(page)
    assert sums(page) == total
    expect(page.locator("h1")).to_have_text("Cảm ơn bạn, đơn đã đặt xong")
    expect(page.locator("#payment")).to_contain_text("tiền mặt")
    expect(page.locator("header [data-cart-count]")).to_be_hidden()

    page.go_back()
    page.wait_for_url("**/don-hang/**")


def test_a_transfer_shows_a_code_to_scan_and_can_be_cancelled(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "MIẾN DONG", NOODLES)
    buy_now(page)
    fill_in(page, method="vietqr")
    place_order(page)
    code = order_code(page)

    picture = page.locator("#payment img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    expect(page.locator("#payment")).to_contain_text(f"OCOP {code}")
    expect(page.locator("#payment")).to_contain_text("Giữ hàng đến")
    with page.expect_download() as saved:
        page.locator("#payment a[download]").click()
    assert saved.value.suggested_filename == f"{code}.png"

    page.locator("a[href*='/huy/']").click()
    page.locator("button.btn--danger").click()
    expect(page.locator("h1")).to_have_text("Đơn này đã hủy")


def test_a_card_pays_on_the_hosted_page(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dogn", NOODLES)
    buy_now(page)
    fill_in(page, method="stripe")
    total = sums(page)
    place_order(page)
    page.wait_for_url("**/c/pay/**")
    assert int(re.sub(r"\D", "", page.locator("#total").inner_text())) == total
    page.click("#shortcut-good")

    assert order_code(page)
    expect(page.locator("#payment")).to_contain_text("Bạn không phải trả thêm gì")
    expect(page.locator("h1")).to_have_text("Cảm ơn bạn, đơn đã đặt xong")


def test_a_declined_card_tries_again_with_the_same_order(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dong", NOODLES)
    buy_now(page)
    fill_in(page, method="stripe")
    place_order(page)
    page.wait_for_url("**/c/pay/**")
    page.click("#shortcut-declined")
    expect(page.locator(".alert")).to_be_visible()
    page.click("#shortcut-good")

    assert order_code(page)
    expect(page.locator("#payment")).to_contain_text("Bạn không phải trả thêm gì")


def test_an_abandoned_payment_keeps_the_order_and_goes_on_later(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dong", NOODLES)
    buy_now(page)
    fill_in(page, method="stripe")
    place_order(page)
    page.wait_for_url("**/c/pay/**")
    page.click("#abandon")
    code = order_code(page)
    expect(page.locator("h1")).to_have_text("Còn một bước: thanh toán")
    expect(page.locator("#payment")).to_contain_text("Giữ hàng đến")

    page.locator("#payment button", has_text="Trả bằng thẻ").click()
    page.wait_for_url("**/c/pay/**")
    page.click("#shortcut-good")
    assert order_code(page) == code
    expect(page.locator("#payment")).to_contain_text("Bạn không phải trả thêm gì")


def test_everything_works_without_scripts(open_page: OpenPage) -> None:
    page = open_page(scripts=False)
    find_product(page, "mien dong tai hoan", NOODLES)
    visible(page, "button[name=next][value=stay]").click()
    page.goto("/gio-hang/")
    page.fill("#cart input[name=quantity][type=number]", "3")
    page.get_by_role("button", name="Cập nhật").click()
    expect(page.locator("#cart input[name=quantity][type=number]")).to_have_value("3")
    page.locator("#cart a[href$='/thanh-toan/']").click()

    page.fill("[name=name]", "Người mua thử")
    page.fill("[name=phone]", "091234567")
    page.fill("[name=place]", "con minh")
    page.get_by_role("button", name="Cập nhật phí giao").click()
    page.get_by_role("radio", name=re.compile(PLACE)).check()
    page.get_by_role("button", name="Cập nhật phí giao").click()
    expect(page.locator("[name=place]")).to_have_value(re.compile("con minh|Côn Minh"))
    page.fill("[name=address_line]", "Thôn Chè Cọ")
    place_order(page)
    expect(page.locator("#errors")).to_contain_text("Số điện thoại thiếu 1 chữ số")
    expect(page.locator("[name=name]")).to_have_value("Người mua thử")
    page.fill("[name=phone]", "0912345678")
    total = sums(page)
    place_order(page)

    assert order_code(page)
    assert sums(page) == total


def test_alcohol_refuses_cash_and_asks_for_the_age(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "ruou men la thanh tam", SPIRIT)
    for box in page.locator("#buy input[type=checkbox]").all():
        box.check()
    buy_now(page)
    expect(page.locator("[name=method][value=cod]")).to_be_disabled()
    expect(page.locator("#id_method")).to_contain_text("Đồ uống có cồn không nhận tiền mặt")
    fill_in(page, method="vietqr")
    place_order(page)
    expect(page.locator("#errors")).to_contain_text("từ đủ 18 tuổi")

    page.check("[name=age_confirmed]")
    place_order(page)
    assert order_code(page)


def test_a_double_tap_is_one_order(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dong tai hoan", NOODLES)
    buy_now(page)
    fill_in(page, method="cod")
    # Two requests at once with everything the page holds, past every guard of the scripts.
    places = page.evaluate(
        """async () => {
          const form = document.getElementById("checkout-form");
          const body = new URLSearchParams(new FormData(form));
          body.set("step", "order");
          const tap = () => fetch(form.action, {method: "POST", body});
          const answers = await Promise.all([tap(), tap(), tap()]);
          return answers.map((answer) => answer.url);
        }"""
    )
    assert len(set(places)) == 1
    assert "/don-hang/" in places[0]


def test_fingers_that_tap_twice_send_one_form(open_page: OpenPage) -> None:
    page = open_page()
    find_product(page, "mien dong tai hoan", NOODLES)
    buy_now(page)
    fill_in(page, method="cod")
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
    page.locator("button[name=step][value=order]").dblclick()

    assert order_code(page)
    assert len(sent) == 1


def test_what_is_chosen_while_the_sums_come_stays_chosen(open_page: OpenPage) -> None:
    page, held = open_page(), list[Route]()
    find_product(page, "mien dong tai hoan", NOODLES)
    buy_now(page)
    page.route("**/thanh-toan/", lambda route: held.append(route))
    page.locator("[name=place]").press_sequentially("con minh", delay=25)
    page.locator("[data-place-list] li", has_text=PLACE).click()
    page.check("[name=method][value=vietqr]")
    assert ["step=quote" in (one.request.post_data or "") for one in held] == [True]
    held[0].continue_()
    expect(page.locator("#order-button")).to_contain_text("₫")
    expect(page.locator("[name=method][value=vietqr]")).to_be_checked()
    page.check("[name=method][value=cod]")
    expect(page.locator("[name=method][value=vietqr]")).not_to_be_checked()
