"""A real shop and a real Chromium, shared by all browser tests.

Set BROWSER_DATA_DIR to keep the filled shop between runs: the second one then opens in seconds.
So tests buy what is there, and count only what they did themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.shop_program import ROOT, ShopProgram
from tests.pictures_once import my_turn_to_fill

PHONE = {"width": 390, "height": 844}
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running shop; SHOP_ADDRESS names one that runs already."""
    running = os.environ.get("SHOP_ADDRESS")
    if running:
        yield running
        return
    with my_turn_to_fill() as media:
        program = ShopProgram(_folder(tmp_path_factory), media=media)
        program.wait()
    try:
        yield program.address
    finally:
        program.stop()


def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BROWSER_DATA_DIR keeps a filled shop for the next run; else a fresh one is filled."""
    kept = os.environ.get("BROWSER_DATA_DIR")
    return (ROOT / kept) if kept else tmp_path_factory.mktemp("shop")


@pytest.fixture
def open_page(chromium: Browser, shop: str) -> Iterator[OpenPage]:
    """Opens a fresh visitor's page; at the end the scripts of the shop must have had no error."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # A refused form answers 422 on purpose, and the browser reports that as an error.
        if message.type == "error" and "422" not in message.text:
            faults.append(message.text)

    def start(*, scripts: bool = True, size: dict[str, int] | None = None) -> Page:
        context = chromium.new_context(
            base_url=shop,
            viewport=size or PHONE,  # type: ignore[arg-type]
            locale="vi-VN",
            java_script_enabled=scripts,
            has_touch=size is None,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", note)
        return page

    yield start
    for context in contexts:
        context.close()
    assert faults == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder drives a browser, and the first test waits for the shop to be filled."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(1200))
