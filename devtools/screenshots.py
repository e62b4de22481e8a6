"""Takes the pictures of the documentation from a running shop: `make screenshots`.

Every page as people see it first, on a phone and on a desk, into docs/screenshots/ as WebP.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from devtools.browser import find

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]
PASSWORD = "cho-ocop-2026"  # of the sample sign-ins, as a demo shows it
LARGEST_BYTES = 120_000
QUALITIES = (80, 72, 64, 56)
# Three kinds of goods from three producers, so that a basket shows its parcels.
GOODS = ("mien dong tai hoan", "mật ong", "trà")


PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
SCREENS = (("phone", PHONE), ("desktop", DESKTOP))
PEOPLE: dict[str, Any] = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


def save(picture: bytes, path: Path) -> int:
    """Write a PNG as WebP, in the best quality that stays below the limit; returns bytes."""
    for quality in QUALITIES:
        held = io.BytesIO()
        Image.open(io.BytesIO(picture)).convert("RGB").save(held, "WEBP", quality=quality, method=6)
        if held.tell() <= LARGEST_BYTES:
            break
    path.write_bytes(held.getvalue())
    return held.tell()


def first(page: Page, selector: str) -> None:
    """Follow the first such link that can be seen."""
    page.locator(selector).locator("visible=true").first.click()
    page.wait_for_load_state("networkidle")


def browse(page: Page) -> Iterator[str]:
    """Home, shelves and a story; each name says that the page is ready to be taken."""
    page.goto("/", wait_until="networkidle")
    yield "home"
    page.goto("/san-pham/", wait_until="networkidle")
    yield "catalogue"
    page.goto("/cau-chuyen/", wait_until="networkidle")
    first(page, "main .story-card a")
    yield "story"


def buy(page: Page) -> Iterator[str]:
    """From the product to the placed order."""
    for words in GOODS:
        page.goto(f"/san-pham/?q={words}&in_stock=1", wait_until="networkidle")
        first(page, ".product-card__name a")
        if words == GOODS[0]:
            yield "product"
        page.locator("button[name=next][value=stay]").locator("visible=true").first.click()
        page.wait_for_load_state("networkidle")
    page.goto("/gio-hang/", wait_until="networkidle")
    yield "cart"
    page.goto("/thanh-toan/", wait_until="networkidle")
    page.fill("[name=name]", "Người mua thử")
    page.fill("[name=phone]", "0912 345 678")
    page.locator("[name=place]").press_sequentially("con minh", delay=25)
    page.locator("[data-place-list] li").first.click()
    page.fill("[name=address_line]", "Thôn Chè Cọ")
    page.check("[name=method][value=vietqr]")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")
    yield "checkout"
    page.locator("button[name=step][value=order]").click()
    page.wait_for_url("**/don-hang/**")
    page.wait_for_load_state("networkidle")
    yield "order"


def watch(page: Page) -> Iterator[str]:
    """The session on air: the film moves, people talk, a product is held up."""
    page.goto("/phien-cho/", wait_until="networkidle")
    page.locator(".live-card a").first.click()
    page.wait_for_selector("[data-live]")
    for words in ("Miến này nấu có nát không ạ?", "Gửi về Hải Phòng mấy ngày thì tới?"):
        page.locator("[data-live-say] input").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_timeout(4_000)  # the stall keeper lets one speak every few seconds
    page.wait_for_selector("[data-live-strip]:not([hidden])")
    page.evaluate("document.activeElement.blur(), window.scrollTo(0, 0)")
    yield "session"


def sign_in(page: Page, who: str) -> None:
    """With one of the sample sign-ins."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("[name=login]", who)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "dang-nhap" not in url)


def report(page: Page) -> Iterator[str]:
    """What an officer reads."""
    sign_in(page, "officer@example.com")
    page.goto("/bao-cao/", wait_until="networkidle")
    yield "dashboard"


def direct(page: Page) -> Iterator[str]:
    """The stage of the session on air, as a marketer has it."""
    sign_in(page, "marketer@example.com")
    page.goto("/phien-cho/")
    show = page.locator(".live-card a").first.get_attribute("href") or ""
    page.goto(show.replace("/phien-cho/", "/phong-live/"))
    page.wait_for_selector("[data-live]")
    page.wait_for_timeout(3_000)  # until the film moves
    yield "studio"


def main() -> int:
    """Takes all of them; 1 when there is no browser."""
    address, program = (sys.argv[1:] or ["http://localhost:8000"])[0], find()
    if program is None:
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS)
        for (screen, size), walk in product(SCREENS, (browse, buy, watch, report, direct)):
            page = browser.new_page(base_url=address, **size, **PEOPLE)
            for name in walk(page):
                path = FOLDER / f"{name}-{screen}.webp"
                print(f"✓ {path.name}: {save(page.screenshot(), path) // 1000} kB", flush=True)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
