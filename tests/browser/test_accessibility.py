"""axe-core finds nothing on any page type that buyers meet, in both languages."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.journey import fill_in, place_order, visible

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = pytest.mark.parametrize("language", ["", "/en"], ids=["vi", "en"])
PAGES = ["/", "/san-pham/", "/tra-cuu-ocop/?q=mien", "/phien-cho/", "/tai-khoan/dang-nhap/"]


def faults(page: Page) -> list[tuple[str, object]]:
    """What axe-core has against this page: the rule and the first place."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(one["id"], one["nodes"][0]["target"]) for one in found]


def check(page: Page, all_faults: dict[str, object]) -> None:
    """Keep what is wrong with this page under its address."""
    page.wait_for_load_state()
    if found := faults(page):
        all_faults[page.url] = found


@LANGUAGES
def test_pages_that_people_read(open_page: OpenPage, language: str) -> None:
    page, wrong = open_page(), dict[str, object]()
    for path in PAGES:
        page.goto(language + path)
        check(page, wrong)
    page.goto(f"{language}/cau-chuyen/")
    page.locator("main .story-card a").first.click()
    page.wait_for_url("**/cau-chuyen/*/")
    check(page, wrong)
    assert wrong == {}


@LANGUAGES
def test_pages_of_a_purchase(open_page: OpenPage, language: str) -> None:
    page, wrong = open_page(), dict[str, object]()
    page.goto(f"{language}/san-pham/?q=mien+dong+tai+hoan")
    page.locator(".product-card__name a").first.click()
    page.wait_for_url("**/san-pham/*/*")
    check(page, wrong)
    visible(page, "button[name=next][value=stay]").click()
    expect(page.locator("header [data-cart-count]")).to_be_visible()
    page.goto(f"{language}/gio-hang/")
    check(page, wrong)
    page.goto(f"{language}/thanh-toan/")
    check(page, wrong)
    place_order(page)  # with nothing filled in: the list of what is missing
    expect(page.locator(".error-summary")).to_be_visible()
    check(page, wrong)
    fill_in(page, method="vietqr")
    place_order(page)
    page.wait_for_url("**/don-hang/**")
    check(page, wrong)
    assert wrong == {}


@LANGUAGES
def test_a_running_session_with_its_drawer(open_page: OpenPage, language: str) -> None:
    page, wrong = open_page(), dict[str, object]()
    page.emulate_media(reduced_motion="reduce")  # a drawer half way up has half its contrast
    page.goto(f"{language}/phien-cho/")
    page.locator(".live-card a").first.click()
    expect(page.locator("[data-live]")).to_be_visible()
    check(page, wrong)
    page.locator(".say [data-live-buy]").click()
    expect(page.locator("#drawer-body input[name=session]")).to_be_attached()
    check(page, wrong)
    assert wrong == {}


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the thing has the focus; 80 stops are more than a page may ask."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"the keyboard never reaches {selector}")


def test_a_purchase_with_nothing_but_the_keyboard(open_page: OpenPage) -> None:
    page = open_page(size={"width": 1280, "height": 900})
    page.goto("/san-pham/?q=mien+dong+tai+hoan")
    tab_to(page, ".product-card__name a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/san-pham/*/*")
    tab_to(page, "button[name=next][value=checkout]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanh-toan/")
    for name, text in (("name", "Người mua thử"), ("phone", "0912 345 678")):
        tab_to(page, f"[name={name}]")
        page.keyboard.type(text)
    tab_to(page, "[name=place]")
    page.keyboard.type("con minh", delay=25)
    expect(page.locator("[data-place-list] li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#order-button")).to_contain_text("₫")
    tab_to(page, "[name=address_line]")
    page.keyboard.type("Thôn Chè Cọ")
    tab_to(page, "button[name=step][value=order]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-hang/**")
    expect(page.locator(".order-code")).to_be_visible()
