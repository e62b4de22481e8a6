"""What a first visit downloads stays within its budget (kB are 1,000 bytes, gzip level 9)."""

import gzip
import os
import re
from pathlib import Path

import pytest

from config.build import frontend

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "theme/static/theme"


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    frontend.build(os.environ)


def packed(name: str) -> int:
    return len(gzip.compress((BUILT / name).read_bytes(), 9))


@pytest.mark.parametrize("name", ["shop.css", "live.css", "desk.css"])
def test_styles_stay_under_20_kb(name: str) -> None:
    assert packed(name) <= 20_000


@pytest.mark.parametrize(("name", "limit"), [("shop.js", 35_000), ("live.js", 45_000)])
def test_scripts_stay_within_their_budget(name: str, limit: int) -> None:
    assert packed(name) <= limit


def test_the_three_weights_stay_under_45_kb() -> None:
    fonts = [BUILT / f"fonts/be-vietnam-pro-{weight}.woff2" for weight in (400, 600, 800)]
    assert sum(font.stat().st_size for font in fonts) <= 45_000


def test_the_player_and_charts_are_not_in_the_first_download() -> None:
    for name in ("shop.js", "live.js"):
        text = (BUILT / name).read_text()
        assert "EXT-X" not in text
        assert "uPlot" not in text
    assert "EXT-X" in (BUILT / "hls.js").read_text()


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "icons.svg").read_text()))
    named = {
        (path.relative_to(ROOT), name)
        for path in ROOT.glob("*/templates/**/*.html")
        for name in re.findall(r'{%\s*icon\s+"([a-z0-9-]+)"', path.read_text())
    }
    assert named
    assert {(path, name) for path, name in named if name not in drawn} == set()


@pytest.mark.parametrize("name", ["shop.css", "live.css", "desk.css"])
def test_every_file_a_style_sheet_names_is_there(name: str) -> None:
    for address in re.findall(r"url\(([^)]+)\)", (BUILT / name).read_text()):
        path = address.strip("\"'")
        assert (BUILT / path).is_file(), path


def test_nothing_is_fetched_from_another_house() -> None:
    for path in BUILT.glob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//|@import", path.read_text()), path


def test_every_group_of_goods_has_its_icon() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (BUILT / "icons.svg").read_text()))
    named = set(re.findall(r"[1-6]: \"([a-z-]+)\"", (ROOT / "cms/blocks/home.py").read_text()))
    assert named
    assert named <= drawn
