"""A running session in a real browser: the film plays on while one talks, is shown and buys."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.journey import fill_in, place_order

pytestmark = pytest.mark.browser
PATIENCE = 60_000


def running(page: Page) -> str:
    """Opens the running session; returns its slug."""
    page.goto("/phien-cho/")
    page.locator(".live-card a").first.click()
    expect(page.locator("[data-live]")).to_be_visible()
    return page.url.rstrip("/").rsplit("/", 1)[1]


def moment(page: Page) -> float:
    seconds: float = page.evaluate("document.querySelector('video').currentTime")
    return seconds


def wait_for_film(page: Page, *, past: float = 0.5) -> None:
    """Until the film has played ``past`` seconds. The page's policy forbids polling inside it."""
    for _ in range(PATIENCE // 200):
        if moment(page) > past:
            return
        page.wait_for_timeout(200)
    raise AssertionError("the film does not play")


def test_the_film_starts_muted_and_can_be_heard(open_page: OpenPage) -> None:
    page = open_page()
    running(page)
    wait_for_film(page)
    assert page.evaluate("document.querySelector('video').muted")
    page.locator("[data-sound]").click()
    assert not page.evaluate("document.querySelector('video').muted")


def test_a_pin_arrives_without_a_reload(open_page: OpenPage) -> None:
    page = open_page()
    running(page)
    page.evaluate("window.stayed = true")
    strip = page.locator("[data-live-strip] .strip__name")
    expect(strip).to_be_visible(timeout=PATIENCE)
    before = strip.inner_text()
    # The host holds up the next product every minute.
    expect(strip).not_to_have_text(before, timeout=90_000)
    assert page.evaluate("window.stayed")


def test_what_one_says_appears_and_a_phone_number_waits(open_page: OpenPage) -> None:
    page = open_page()
    running(page)
    field = page.locator("[data-live-say] input")
    field.fill("miến này nấu có nát không ạ?")
    field.press("Enter")
    lines = page.locator("[data-live-chat-list]")
    expect(lines).to_contain_text("miến này nấu có nát không ạ?", timeout=PATIENCE)
    expect(field).to_have_value("")


def open_drawer(page: Page, slug: str) -> Locator:
    """Buy now, one pack: the checkout stands in the drawer, the film behind it."""
    wait_for_film(page)
    expect(page.locator(".say [data-live-buy]")).to_be_visible(timeout=PATIENCE)
    page.locator(".say [data-live-buy]").click()
    drawer = page.locator("#drawer-body")
    expect(drawer.locator("input[name=session]")).to_have_value(slug)
    drawer.locator("button[name=step][value=start]").click()
    expect(drawer.locator("input[name=phone]")).to_be_visible()
    return drawer


def assert_plays_on(page: Page, began: float, slug: str) -> None:
    """Nobody left the show."""
    wait_for_film(page, past=began + 1)
    assert page.url.rstrip("/").endswith(slug)


def test_buying_by_cash_beside_the_show(open_page: OpenPage) -> None:
    page = open_page()
    slug = running(page)
    code = page.locator("[data-live-strip] b").inner_text()
    drawer = open_drawer(page, slug)
    began = moment(page)
    fill_in(page, method="cod")
    place_order(page)
    expect(drawer).to_contain_text(re.compile(r"DH\d+"), timeout=PATIENCE)
    assert_plays_on(page, began, slug)
    # The sale is told to everyone who watches, with what is left.
    expect(page.locator("[data-live-chat-list]")).to_contain_text(code, timeout=PATIENCE)


def test_buying_by_transfer_beside_the_show(open_page: OpenPage) -> None:
    page = open_page()
    slug = running(page)
    drawer = open_drawer(page, slug)
    began = moment(page)
    fill_in(page, method="vietqr")
    place_order(page)
    expect(drawer.locator("#payment")).to_contain_text(re.compile(r"OCOP DH\d+"), timeout=PATIENCE)
    assert drawer.locator("#payment img").evaluate("image => image.naturalWidth") > 0
    assert_plays_on(page, began, slug)


@pytest.mark.parametrize(
    "taps", [["good"], ["declined", "good"], ["abandon", "good"]], ids="-".join
)
def test_buying_by_card_beside_the_show(open_page: OpenPage, taps: list[str]) -> None:
    """The hosted page opens beside the show; the drawer hears of the payment by itself."""
    page = open_page()
    slug = running(page)
    drawer = open_drawer(page, slug)
    began = moment(page)
    fill_in(page, method="stripe")
    place_order(page)
    for tap in taps:
        # A decline stays on the hosted page; an abandoned one is opened again from the drawer.
        if tap == taps[0] or taps[0] == "abandon":
            with page.context.expect_page() as opened:
                drawer.locator("#payment").get_by_text("Trả bằng thẻ").click(timeout=PATIENCE)
            gateway = opened.value
        gateway.click("#abandon" if tap == "abandon" else f"#shortcut-{tap}")
    expect(drawer).to_contain_text("Bạn không phải trả thêm gì", timeout=PATIENCE)
    assert_plays_on(page, began, slug)
