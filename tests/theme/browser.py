"""The browser and the places the theme's tests use."""

import shutil
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMMUNES: list[dict[str, Any]] = [
    {
        "code": "02020",
        "name": "Xã Chợ Đồn",
        "province": "Tỉnh Thái Nguyên",
        "former": ["thị trấn Bằng Lũng, Bắc Kạn"],
    },
    {"code": "02152", "name": "Xã Na Rì", "province": "Tỉnh Thái Nguyên", "former": []},
]


def chromium() -> Iterator[Browser]:
    """The machine's own Chromium where there is one, Playwright's otherwise."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=QUIET,
        )
        yield browser
        browser.close()
