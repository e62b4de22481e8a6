"""Every pair of colours that carries text is readable, by day and by night (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "theme/assets/css/tokens.css"
DAY, NIGHT = TOKENS.read_text().split("@media (prefers-color-scheme: dark)")
TEXT_ON_GROUND = [
    *[
        (text, ground)
        for text in ("ink", "muted", "tea", "indigo", "turmeric-deep", "lacquer", "clay")
        for ground in ("paper", "card")
    ],
    ("tea", "tea-soft"),
    ("ink", "tea-soft"),
    ("turmeric-deep", "turmeric-soft"),
    ("ink", "turmeric-soft"),
    ("clay", "clay-soft"),
    ("muted", "clay-soft"),
    ("lacquer", "lacquer-soft"),
    ("ink", "lacquer-soft"),
    ("on-fill", "tea-fill"),
    ("on-fill", "tea-fill-hover"),
    ("on-fill", "lacquer-fill"),
    ("on-fill", "lacquer-fill-hover"),
    ("on-cloth", "cloth"),
    ("on-cloth-muted", "cloth"),
    ("on-cloth-muted", "cloth-deep"),
]


def colours(scheme: str) -> dict[str, str]:
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", DAY))
    if scheme == "night":
        found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", NIGHT))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_is_readable(scheme: str, text: str, ground: str) -> None:
    known = colours(scheme)
    assert contrast(known[text], known[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["day", "night"])
@pytest.mark.parametrize("edge", ["control", "focus"])
def test_edges_of_fields_can_be_seen(scheme: str, edge: str) -> None:
    known = colours(scheme)
    assert min(contrast(known[edge], known[ground]) for ground in ("paper", "card")) >= 3


def test_the_measure_itself_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < 4.5
