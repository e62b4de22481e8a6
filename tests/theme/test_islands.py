"""The islands, in a real browser on the gallery, and the same page without any script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.theme.places import COMMUNES

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext, site: str) -> Page:
    page = phone.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}/theme/")
    assert errors == []
    return page


def test_the_basket_badge_needs_the_cookie(page: Page, phone: BrowserContext) -> None:
    badge = page.locator(".header [data-cart-count]")
    expect(badge).to_be_hidden()
    phone.add_cookies([{"name": "gio_n", "value": "7", "url": page.url}])
    page.reload()
    expect(badge).to_have_text("7")
    expect(page.get_by_role("link", name="Giỏ, 7 món").first).to_be_visible()


def test_the_stepper_stops_at_what_is_left(page: Page) -> None:
    box = page.locator("[data-stepper]").first
    less, more = box.locator("button").all()
    expect(less).to_be_disabled()
    for _ in range(11):
        more.click()
    expect(box.locator("input")).to_have_value("12")
    expect(more).to_be_disabled()


def test_a_drawer_opens_closes_and_gives_the_focus_back(page: Page) -> None:
    opener = page.locator("[data-open=sample-drawer]")
    opener.click()
    expect(page.get_by_role("dialog", name="Giỏ hàng")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#sample-drawer")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_form_is_sent_once_however_often_it_is_tapped(page: Page) -> None:
    sent: list[str] = []

    def keep_the_page(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        sent.append(route.request.url)
        return route.fulfill(status=204)

    page.route("**/theme/**", keep_the_page)
    page.set_viewport_size({"width": 1280, "height": 900})
    button = page.locator(".product__actions .btn--primary")
    for _ in range(3):
        button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    assert len(sent) == 1


def test_a_former_place_name_finds_todays_commune(page: Page) -> None:
    page.route("**/api/v1/places?q=*", lambda route: route.fulfill(json={"results": COMMUNES}))
    field = page.get_by_role("combobox", name="Xã, phường")
    field.press_sequentially("bang lung")
    options = page.locator("[data-place-list] [role=option]")
    expect(options).to_have_count(2)
    expect(options.first).to_contain_text("trước đây: thị trấn Bằng Lũng")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Xã Chợ Đồn, Tỉnh Thái Nguyên")
    expect(page.locator("[data-place-code]")).to_have_value("02020")
    field.press("Backspace")
    expect(page.locator("[data-place-code]")).to_have_value("")


def test_a_countdown_follows_the_servers_clock(page: Page) -> None:
    expect(page.locator("[data-countdown]").first).to_have_text(re.compile(r"^59:5\d$"))


def test_a_page_without_script_still_searches_and_orders(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site}/theme/")
    expect(page.locator("[data-stepper] button").first).to_be_hidden()
    expect(page.locator("[data-stepper] input").first).to_be_editable()
    expect(page.locator(".js-only").first).to_be_hidden()
    page.get_by_role("searchbox").first.fill("miến dong")
    with page.expect_request(lambda request: "/san-pham/?q=mi" in request.url):
        page.get_by_role("searchbox").first.press("Enter")
    context.close()
