"""Turmeric, ginger, capsules and herbs."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..packs import carton, jar, pouch
from ..paper import Paper
from ..shapes import box, ellipse, leaf, smooth
from .garden import root


def turmeric(paper: Paper, hand: Hand) -> None:
    """The orange root with a jar or a heap of its powder."""
    if hand.chance(0.5):
        with paper.at(-140, 0):
            jar(paper, hand, c.TURMERIC, hand.pick((c.TEA, c.INDIGO)), 280, 420)
        with paper.at(140, 0, scale=0.66):
            root(paper, hand, c.HONEY, c.mix(c.CLAY, c.TURMERIC, 0.3))
        return
    with paper.at(-10, 0):
        root(paper, hand, c.HONEY, c.mix(c.CLAY, c.TURMERIC, 0.35))
    paper.cut(smooth([(-330, 0), (-270, -54), (-190, -96), (-110, -56), (-40, 0)]), c.TURMERIC)


def ginger(paper: Paper, hand: Hand) -> None:
    """A hand of ginger and a pouch."""
    with paper.at(-150, 0):
        pouch(paper, hand, hand.pick((c.TEA, c.CLAY, c.CREAM)), 270, 430)
    with paper.at(120, 0, scale=0.78):
        root(paper, hand, c.mix(c.STRAW, c.CREAM, 0.3), c.mix(c.BRONZE, c.CREAM, 0.25))


def curcumin(paper: Paper, hand: Hand) -> None:
    """A carton of capsules, a bottle of them, capsules and a slice of turmeric."""
    with paper.at(-100, 0):
        carton(paper, hand, hand.pick((c.TURMERIC, c.CREAM, c.TEA, c.INDIGO)), 290, 420)
    with paper.at(150, 0):
        paper.cut(box(-84, -270, 168, 270, 34), c.AMBER)
        paper.ink(box(-66, -250, 16, 230, 8), c.CARD, alpha=90)
        paper.cut(box(-84, -190, 168, 120), c.CREAM, lift=0.3)
        paper.ink(ellipse(0, -130, 38, 38), c.TURMERIC)
        paper.cut(box(-72, -330, 144, 76, 14), c.MILK, lift=0.6)
    for x, y, turn in ((230, -24, 30), (286, -34, -50), (40, -16, 80), (270, -78, 12)):
        with paper.at(x, y, turn=hand.near(turn, 16)):
            pill = box(-44, -20, 88, 40, 20)
            paper.cut(pill, c.TURMERIC, lift=0.6)
            with paper.within(pill):
                paper.ink(box(0, -30, 60, 60), c.LACQUER if hand.label == "diamonds" else c.CLAY)
            paper.ink(box(-30, -13, 50, 7, 3), c.CARD, alpha=120)


def herb(paper: Paper, hand: Hand) -> None:
    """A hanging bunch of leaves with roots and a pouch."""
    with paper.at(-130, 0):
        pouch(paper, hand, hand.pick((c.mix(c.BRONZE, c.CREAM, 0.35), c.FOREST, c.CLAY)), 290, 450)
    for i in range(8):
        with paper.at(150, -90, turn=-56 + i * 16):
            green = hand.tone(hand.pick((c.LEAF, c.FOREST, c.SPROUT)), 0.12)
            paper.stroke([(0, 60), (0, -170)], c.mix(green, c.BARK, 0.4), 8, lift=0.3)
            for y, turn in ((-80, -46), (-120, 46), (-160, -30), (-180, 20)):
                with paper.at(0, y, turn=turn):
                    paper.cut(leaf(hand.near(140, 20), 32), green, lift=0.5)
    paper.cut(box(96, -128, 108, 46, 16), hand.accent)
    paper.stroke([(110, -105), (190, -105)], c.TURMERIC, 8)
