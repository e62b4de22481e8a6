"""Every component passes axe-core, by day and by night, on a phone and on a desk."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ["/theme/", "/en/theme/", "/theme/live/", "/theme/desk/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    browser: Browser, site: str, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    page.goto(site + path)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page()
    page.goto(site + path)
    for width in (320, 390, 768, 960, 1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (width, beyond) == (width, 0)
    page.close()
