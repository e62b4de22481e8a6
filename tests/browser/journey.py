"""The steps of a purchase, as fingers and eyes take them."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

NOODLES = "Miến dong Tài Hoan"
SPIRIT = "Rượu men lá Thanh Tâm"
PLACE = "Xã Côn Minh, Thái Nguyên"


def find_product(page: Page, words: str, name: str) -> None:
    """Search for ``words``, then open the product that is called ``name``."""
    page.goto("/")
    field = page.locator("header input[name=q]")
    field.fill(words)
    field.press("Enter")
    page.wait_for_url("**/san-pham/?*")
    page.locator(".product-card__name a", has_text=name).first.click()
    expect(page.locator("h1")).to_contain_text(name)


def buy_now(page: Page) -> None:
    """The product page's first action: straight to the checkout."""
    visible(page, "button[name=next][value=checkout]").click()
    page.wait_for_url("**/thanh-toan/")


def add_to_cart(page: Page) -> None:
    """Put it into the basket, and look into the basket."""
    visible(page, "button[name=next][value=stay]").click()
    expect(page.locator("header [data-cart-count]")).to_be_visible()
    page.locator("header [data-cart]").click()
    page.wait_for_url("**/gio-hang/")


def visible(page: Page, selector: str) -> Locator:
    """The one of several that this screen shows."""
    return page.locator(selector).locator("visible=true").first


def fill_in(page: Page, *, method: str) -> None:
    """Who, where, how; the place by typing and choosing."""
    page.fill("[name=name]", "Người mua thử")
    page.fill("[name=phone]", "0912 345 678")
    page.locator("[name=place]").press_sequentially("con minh", delay=25)
    page.locator("[data-place-list] li", has_text=PLACE).click()
    expect(page.locator("#order-button")).to_contain_text("₫")
    page.fill("[name=address_line]", "Thôn Chè Cọ")
    page.check(f"[name=method][value={method}]")


def place_order(page: Page) -> None:
    """The one button."""
    page.locator("button[name=step][value=order]").click()


def order_code(page: Page) -> str:
    """On the order page: its code."""
    page.wait_for_url("**/don-hang/**")
    code = page.locator(".order-code").inner_text()
    assert re.fullmatch(r"DH\d{6,}", code)
    return code


def sums(page: Page) -> int:
    """The total that the page shows, in dong."""
    text = page.locator(".sums__total dd").first.inner_text()
    return int(re.sub(r"\D", "", text))
