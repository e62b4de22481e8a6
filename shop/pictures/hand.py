"""The hand that makes one picture: its seeded choices, and the labels it glues on goods."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from . import palette as c
from .paper import Paper
from .shapes import box, ellipse, leaf, ngon, zigzag

Choice = TypeVar("Choice")

ACCENTS = (c.TEA, c.INDIGO, c.CLAY, c.FOREST, c.DEEP, c.DUSK)
LABELS = ("bars", "zigzag", "diamonds", "leaf", "hills")
"""What a label may carry; the honeycomb (`hexes`) is left to honey."""


@dataclass
class Hand:
    """Every choice of a picture comes from its seed, so the same seed gives the same bytes."""

    seed: str
    rng: random.Random = field(init=False)
    accent: c.Rgb = field(init=False)
    label: str = field(init=False)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)  # noqa: S311 - decoration, nothing to guess
        self.accent = self.pick(ACCENTS)
        self.label = self.pick(LABELS)

    def pick(self, options: Sequence[Choice]) -> Choice:
        """Choose one of the options."""
        return options[self.rng.randrange(len(options))]

    def near(self, value: float, spread: float) -> float:
        """Return a number within `spread` of `value`."""
        return value + self.rng.uniform(-spread, spread)

    def chance(self, share: float) -> bool:
        """Say yes in `share` (0–1) of all pictures."""
        return self.rng.random() < share

    def tone(self, colour: c.Rgb, spread: float = 0.12) -> c.Rgb:
        """Make the colour a little lighter or darker."""
        amount = self.rng.uniform(-spread, spread)
        return c.mix(colour, c.CARD if amount > 0 else c.INK, abs(amount))


def glue_label(paper: Paper, hand: Hand, x: float, y: float, width: float, height: float) -> None:
    """Glue the maker's label on a good; its middle is (x, y)."""
    dark = hand.label in ("bars", "hills", "zigzag")
    sheet, print_ = (hand.accent, c.CREAM) if dark else (c.CREAM, hand.accent)
    paper.cut(
        box(x - width / 2, y - height / 2, width, height, min(16, height / 5)), sheet, lift=0.6
    )
    with paper.at(x, y, scale=min(width / 200, height / 110)):
        _PRINTS[hand.label](paper, print_)
    for edge in (-1, 1):
        line = zigzag(x - width / 2 + 6, x + width / 2 - 6, y + edge * (height / 2 - 11), 8, 9)
        if height > 90 and hand.label in ("diamonds", "hexes", "leaf"):
            paper.stroke(line, c.mix(hand.accent, c.CREAM, 0.35), 3)


def _bars(paper: Paper, colour: c.Rgb) -> None:
    paper.stroke([(-76, -16), (76, -16)], c.TURMERIC, 12)
    paper.stroke([(-76, 16), (28, 16)], colour, 12)


def _zigzag(paper: Paper, colour: c.Rgb) -> None:
    paper.stroke(zigzag(-78, 78, -14, 34, 4), c.TURMERIC, 10)
    paper.stroke([(-50, 28), (50, 28)], colour, 8)


def _diamonds(paper: Paper, colour: c.Rgb) -> None:
    paper.ink(ngon(-30, 0, 27, 4), c.LACQUER)
    paper.ink(ngon(30, 0, 27, 4), c.LACQUER)
    paper.ink(ngon(-30, 0, 9, 4), c.CREAM)
    paper.ink(ngon(30, 0, 9, 4), c.CREAM)
    for x in (-78, 78):
        paper.ink(ngon(x, 0, 12, 4), colour)


def _leaf(paper: Paper, colour: c.Rgb) -> None:
    for turn in (-58, 0, 58):
        with paper.at(0, 34, turn=turn):
            paper.ink(leaf(64, 17), c.mix(colour, c.SPROUT, 0.25 if turn else 0))


def _hills(paper: Paper, colour: c.Rgb) -> None:
    paper.ink(ellipse(34, -14, 17, 17), c.TURMERIC)
    paper.ink([(-70, 34), (-24, -28), (22, 34)], colour)
    paper.ink([(-16, 34), (26, -4), (70, 34)], c.mix(colour, c.SPROUT, 0.45))


def _hexes(paper: Paper, colour: c.Rgb) -> None:
    paper.ink(ngon(-26, 0, 29, 6), c.HONEY)
    paper.ink(ngon(26, 0, 29, 6), c.TURMERIC)
    for x in (-74, 74):
        paper.ink(ellipse(x, 0, 6, 6), colour)


_PRINTS = {
    "bars": _bars,
    "zigzag": _zigzag,
    "diamonds": _diamonds,
    "leaf": _leaf,
    "hills": _hills,
    "hexes": _hexes,
}
