"""The colours that the drawn pictures share with the pages (tokens of the look)."""

from __future__ import annotations

Rgb = tuple[int, int, int]


def rgb(value: str) -> Rgb:
    """Turn `#E0A11B` into a triple of 0–255."""
    digits = value.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    """Blend two colours; `share` (0–1) is how much of the second one shows."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


PAPER = rgb("#FBF6EA")
CARD = rgb("#FFFDF7")
INK = rgb("#221D16")
TEA = rgb("#1E5A3E")
FOREST = rgb("#2C754E")
LEAF = rgb("#3F8054")
SPROUT = rgb("#7FB36B")
PALE_LEAF = rgb("#A9CB8C")
INDIGO = rgb("#25365A")
DUSK = rgb("#31456F")
SLATE = rgb("#5B729C")
NIGHT = rgb("#16223D")
TURMERIC = rgb("#E0A11B")
HONEY = rgb("#D98A1B")
AMBER = rgb("#B9661A")
DEEP = rgb("#8A5A00")
STRAW = rgb("#E9C979")
BRONZE = rgb("#B88A3E")
CREAM = rgb("#FFF3D6")
MILK = rgb("#FFF9EA")
LACQUER = rgb("#B4261C")
ROSE = rgb("#C65B4B")
BLUSH = rgb("#E9B9A3")
CLAY = rgb("#A9623D")
TERRACOTTA = rgb("#C27B51")
WOOD = rgb("#7A4A2B")
BARK = rgb("#523220")
SKIN = rgb("#D9A77F")
PLUM = rgb("#6B3350")
ORCHID = rgb("#B9558C")
PETAL = rgb("#E7A9C6")
STEEL = rgb("#AEBBC6")

GROUNDS: dict[str, Rgb] = {
    "straw": rgb("#F2DFA9"),
    "honey": rgb("#F7E1AF"),
    "leaf": rgb("#DCE9CB"),
    "sage": rgb("#E5E2C8"),
    "sand": rgb("#EBD9C4"),
    "clay": rgb("#E8D2C1"),
    "mist": rgb("#D5E3E2"),
    "sky": rgb("#D5DEEA"),
    "rose": rgb("#F0DAD3"),
    "rice": rgb("#F1E7D2"),
}
"""Tints of the paper behind a still life, by the name a motif asks for."""
