"""Mushrooms, fresh, dried and grown in a jar."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..paper import Paper
from ..shapes import box, ellipse, smooth


def mushroom(paper: Paper, hand: Hand) -> None:
    """King oyster mushrooms: thick stems, small caps."""
    for x, turn, size in ((-160, -14, 0.8), (160, 14, 0.84), (-10, hand.near(0, 4), 1.08)):
        with paper.at(x, 0, turn=turn, scale=size):
            stem = smooth(
                [
                    (-60, -330),
                    (60, -330),
                    (84, -160),
                    (96, -40),
                    (60, 0),
                    (-60, 0),
                    (-96, -40),
                    (-84, -160),
                ]
            )
            paper.cut(stem, c.MILK, lift=1.2)
            for dx in (-30, 0, 30):
                paper.stroke([(dx, -290), (dx * 1.3, -60)], c.mix(c.STRAW, c.MILK, 0.5), 5)
            cap = smooth(
                [
                    (-124, -330),
                    (-90, -410),
                    (0, -444),
                    (90, -410),
                    (124, -330),
                    (60, -300),
                    (-60, -300),
                ]
            )
            paper.cut(cap, hand.tone(c.TERRACOTTA))
            paper.ink(
                smooth([(-70, -376), (-20, -412), (30, -410), (-10, -386)]),
                c.mix(c.TERRACOTTA, c.CARD, 0.35),
            )


def oyster_mushroom(paper: Paper, hand: Hand) -> None:
    """A fan of oyster mushrooms."""
    shell = hand.pick(
        (
            c.mix(c.STEEL, c.CREAM, 0.45),
            c.mix(c.BRONZE, c.CREAM, 0.55),
            c.mix(c.SLATE, c.CREAM, 0.5),
        )
    )
    for x, y, size in (
        (-190, -250, 0.9),
        (190, -260, 0.9),
        (0, -380, 1.05),
        (-110, -140, 0.8),
        (120, -150, 0.84),
        (0, -210, 0.9),
    ):
        paper.stroke(
            smooth([(x * 0.1, -10), (x * 0.6, y * 0.5), (x, y + 60)], closed=False),
            c.MILK,
            44 * size,
            lift=0.6,
        )
        with paper.at(x, y, scale=size, turn=x * 0.06):
            cap = smooth(
                [(-150, 20), (-110, -70), (0, -110), (110, -70), (150, 20), (60, 66), (-60, 66)]
            )
            colour = hand.tone(shell)
            paper.cut(cap, colour)
            with paper.within(cap):
                paper.ink(smooth([(-160, 40), (0, 10), (160, 40), (100, 100), (-100, 100)]), c.MILK)
                for dx in range(-100, 101, 28):
                    paper.stroke([(dx * 0.3, 80), (dx, 22)], c.mix(colour, c.BARK, 0.2), 4)
    paper.cut(box(-120, -56, 240, 56, 22), c.BRONZE)


def wood_ear(paper: Paper, hand: Hand) -> None:
    """Wood-ear fungus growing on a log."""
    log = box(-300, -150, 600, 150, 60)
    paper.cut(log, c.WOOD, lift=1.3)
    with paper.within(log):
        for y in (-120, -86, -52, -20):
            paper.stroke(
                smooth([(-290, y), (-80, y - 10), (120, y + 8), (300, y)], closed=False), c.BARK, 6
            )
    paper.cut(ellipse(250, -75, 52, 74), c.TERRACOTTA, lift=0.4)
    paper.stroke(ellipse(250, -75, 28, 44), c.CLAY, 7)
    for x, y, size in (
        (-210, -160, 0.8),
        (-90, -180, 1.1),
        (50, -170, 0.95),
        (150, -150, 0.75),
        (-20, -270, 0.8),
        (-150, -280, 0.66),
    ):
        with paper.at(x, y, scale=size, turn=hand.near(0, 10)):
            ear = smooth(
                [
                    (-110, 10),
                    (-120, -70),
                    (-50, -118),
                    (40, -108),
                    (116, -60),
                    (108, 20),
                    (40, 44),
                    (-40, 40),
                ]
            )
            colour = hand.tone(c.mix(c.BARK, c.PLUM, 0.35))
            paper.cut(ear, colour)
            paper.ink(
                smooth([(-60, -10), (-50, -60), (10, -76), (62, -44), (40, 4), (-20, 14)]),
                c.mix(colour, c.BLUSH, 0.28),
            )


def reishi(paper: Paper, hand: Hand) -> None:
    """Lingzhi: lacquered fans with pale rims."""
    for x, y, size in ((-120, -250, 0.9), (130, -200, 0.8), (0, -380, 1.1)):
        paper.stroke(
            smooth([(x * 0.2, 0), (x * 0.4, y * 0.4), (x, y)], closed=False),
            c.BARK,
            40 * size,
            lift=0.8,
        )
        with paper.at(x, y, scale=size, turn=hand.near(0, 8)):
            for k, colour in enumerate(
                (c.CREAM, c.TURMERIC, c.CLAY, c.mix(c.LACQUER, c.BARK, 0.35))
            ):
                rx, ry = 190 - k * 36, 120 - k * 24
                cap = smooth(
                    [
                        (-rx, 30),
                        (-rx * 0.7, -ry * 0.8),
                        (0, -ry),
                        (rx * 0.7, -ry * 0.8),
                        (rx, 30),
                        (0, 50 - k * 4),
                    ]
                )
                paper.cut(cap, colour, lift=1 if k == 0 else 0.2)
    paper.cut(smooth([(-190, 0), (-120, -50), (0, -62), (130, -46), (200, 0)]), c.WOOD)


def cordyceps(paper: Paper, hand: Hand) -> None:
    """Orange cordyceps in a glass jar."""
    glass = box(-170, -440, 340, 440, 50)
    paper.cut(glass, c.mix(c.STEEL, c.CARD, 0.7), lift=1.3)
    with paper.within(glass):
        paper.ink(box(-170, -110, 340, 120), c.mix(c.BRONZE, c.CREAM, 0.4))
        for i in range(13):
            x = -144 + i * 24
            top = hand.near(-310, 60)
            line = smooth(
                [(x, -90), (x + hand.near(0, 14), top * 0.6), (x + hand.near(0, 24), top)],
                closed=False,
            )
            paper.stroke(line, hand.tone(c.HONEY), 17)
            paper.ink(ellipse(line[-1][0], line[-1][1], 13, 22, 20), c.AMBER)
        paper.ink(box(-150, -410, 22, 380, 11), c.CARD, alpha=130)
    paper.cut(box(-184, -496, 368, 76, 20), hand.accent, lift=0.7)
    paper.stroke([(-150, -458), (150, -458)], c.TURMERIC, 9)
    with paper.at(236, -8, turn=hand.near(66, 8)):
        for dx in (-20, 6, 30):
            paper.stroke(
                smooth([(dx, 0), (dx + 10, -80), (dx, -150)], closed=False), c.HONEY, 14, lift=0.5
            )
