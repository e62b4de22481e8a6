"""What every test starts from, and the one browser they share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from devtools.browser import find

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


@pytest.fixture(autouse=True)
def _afresh() -> None:
    """Requests leave their language in the thread and their counts in the cache: start without."""
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; one for all, because only one can drive it in a thread."""
    program = find()  # asks Playwright too, so it must come before ours is started
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
