"""Noodles, rice, starch and roots."""

from __future__ import annotations

import math

from .. import palette as c
from ..hand import Hand, glue_label
from ..packs import bowl, pouch, tray
from ..paper import Paper
from ..shapes import box, ellipse, leaf, ngon, smooth


def noodles(paper: Paper, hand: Hand) -> None:
    """A hank of canna noodles folded over and held by its label, as it dries and as it sells."""
    tone = hand.pick((c.BRONZE, c.mix(c.BRONZE, c.AMBER, 0.35), c.mix(c.BRONZE, c.STRAW, 0.3)))
    rings = hand.pick((4, 5, 5))
    for i in range(rings):
        rx, top = 232 - i * 198 / rings, -548 + i * 330 / rings
        loop = [
            (-rx - 14 + i * 3, -8 - hand.near(8, 8)),
            (-rx, -150),
            (-rx * 0.93, top * 0.62),
            (-rx * 0.56, top * 0.93),
            (0, top),
            (rx * 0.56, top * 0.93),
            (rx * 0.93, top * 0.62),
            (rx, -150),
            (rx + 14 - i * 3, -8 - hand.near(8, 8)),
        ]
        paper.stroke(smooth(loop, closed=False), c.mix(tone, c.CREAM, 0.1 * (i % 2)), 21, lift=0.8)
    glue_label(paper, hand, 0, -166, 430, 134)


def pho(paper: Paper, hand: Hand) -> None:
    """Flat rice noodles: a bundle of sheets, or a steaming bowl with herbs."""
    if hand.chance(0.5):
        _noodle_bowl(paper, hand)
        return
    for row, (y, half) in enumerate(((0, 300), (-104, 276), (-208, 236))):
        with paper.at(hand.near(0, 10), y, turn=hand.near(0, 2)):
            paper.cut(
                box(-half, -104, half * 2, 106, 44), c.mix(c.CREAM, c.STRAW, 0.12 * row + 0.2)
            )
            for i in range(1, 6):
                paper.stroke(
                    [(-half + 34, -104 + i * 17), (half - 34, -104 + i * 17)],
                    c.mix(c.STRAW, c.BRONZE, 0.4),
                    5,
                )
    for x in (-150, 150):
        paper.cut(box(x - 17, -318, 34, 322, 6), hand.accent, lift=0.5)
    glue_label(paper, hand, 0, -160, 230, 140)


def _noodle_bowl(paper: Paper, hand: Hand) -> None:
    for x in (-70, 70):
        steam(paper, x, -330, 190)
    paper.cut(ellipse(0, -236, 240, 66), c.mix(c.HONEY, c.CREAM, 0.35))
    for i in range(5):
        y = -268 + i * 13
        loop = smooth(
            [(-170 + i * 12, y + 20), (-60, y - 16), (40, y + 14), (150 - i * 8, y)], closed=False
        )
        paper.stroke(loop, c.MILK, 13, lift=0.3)
    for x, turn in ((-90, -50), (-40, 20), (70, 60), (110, -20)):
        with paper.at(x, -246, turn=turn):
            paper.cut(leaf(70, 16), hand.pick((c.LEAF, c.SPROUT)), lift=0.4)
    paper.cut(ellipse(30, -262, 34, 16), c.mix(c.LACQUER, c.CLAY, 0.4), lift=0.3)
    bowl(paper, hand.pick((c.INDIGO, c.CLAY, c.TEA)), 250, 226)
    paper.stroke([(96, -266), (310, -420)], c.WOOD, 13, lift=0.6)
    paper.stroke([(130, -256), (330, -384)], c.WOOD, 13, lift=0.6)


def rice_sack(paper: Paper, hand: Hand) -> None:
    """An open sack of rice, its mouth rolled down, with an ear of paddy."""
    cloth = hand.pick((c.mix(c.STRAW, c.CREAM, 0.35), c.mix(c.CLAY, c.CREAM, 0.62), c.CREAM))
    paper.cut(
        smooth([(-170, -400), (-80, -486), (20, -512), (110, -470), (172, -400), (0, -360)]), c.MILK
    )
    for _ in range(26):
        x = hand.near(0, 120)
        with paper.at(
            x, -404 - (1 - abs(x) / 160) * hand.rng.uniform(0, 84), turn=hand.near(0, 80)
        ):
            paper.ink(ellipse(0, 0, 12, 5, 16), c.mix(c.STRAW, c.MILK, 0.4))
    body = smooth(
        [
            (-196, -384),
            (196, -384),
            (214, -190),
            (236, -40),
            (190, 0),
            (-190, 0),
            (-236, -40),
            (-214, -190),
        ]
    )
    paper.cut(body, cloth, lift=1.3)
    with paper.within(body):
        paper.ink(box(130, -420, 200, 440), c.INK, alpha=20)
        for x in (-150, -60, 60, 150):
            paper.stroke([(x, -330), (x * 1.1, -20)], c.mix(cloth, c.BARK, 0.12), 4)
    paper.cut(box(-212, -414, 424, 62, 30), c.mix(cloth, c.CARD, 0.3), lift=0.6)
    glue_label(paper, hand, 0, -180, 280, 170)
    _rice_ear(paper, hand, 262, -6, 14)


def _rice_ear(paper: Paper, hand: Hand, x: float, y: float, turn: float) -> None:
    with paper.at(x, y, turn=turn):
        stem = smooth([(0, 0), (-6, -150), (10, -270), (70, -340)], closed=False)
        paper.stroke(stem, c.mix(c.BRONZE, c.LEAF, 0.3), 8, lift=0.5)
        for px, py in stem[14::3]:
            for side in (-1, 1):
                with paper.at(px, py, turn=40 * side + 24):
                    paper.cut(leaf(42, 11), hand.tone(c.TURMERIC), lift=0.3)


def rice_bowl(paper: Paper, hand: Hand) -> None:
    """A heaped bowl of sticky rice."""
    colour = hand.pick((c.MILK, c.MILK, c.mix(c.PLUM, c.MILK, 0.72)))
    heap = smooth(
        [(-200, -214), (-166, -320), (-80, -392), (20, -412), (110, -376), (180, -300), (204, -214)]
    )
    paper.cut(heap, colour)
    with paper.within(heap):
        for _ in range(22):
            with paper.at(hand.near(0, 150), hand.near(-300, 90), turn=hand.near(0, 60)):
                paper.cut(ellipse(0, 0, 19, 9, 18), c.mix(colour, c.STRAW, 0.5), lift=0.2)
    bowl(paper, hand.pick((c.CLAY, c.BARK, c.INDIGO)), 238, 220)
    _rice_ear(paper, hand, -250, -4, -30)
    if hand.chance(0.6):
        _rice_ear(paper, hand, 270, -4, 6)


def bamboo_rice(paper: Paper, hand: Hand) -> None:
    """Rice grilled in bamboo: three tubes, one split open."""
    for x, y, turn in ((-120, -30, -22), (130, -30, 20)):
        with paper.at(x, y, turn=turn):
            _tube(paper, hand.tone(c.LEAF, 0.2), 430)
    with paper.at(0, 0, turn=hand.near(0, 5)):
        paper.cut(box(-56, -520, 112, 520, 24), c.PALE_LEAF, lift=1.4)
        paper.cut(box(-38, -500, 76, 486, 34), c.MILK, lift=0.3)
        for _ in range(24):
            with paper.at(hand.near(0, 24), hand.near(-258, 215), turn=hand.near(90, 60)):
                paper.ink(ellipse(0, 0, 13, 6, 16), c.STRAW)
    with paper.at(0, 0):
        paper.stroke([(-170, -150), (170, -150)], c.LACQUER, 15, lift=0.6)


def _tube(paper: Paper, green: c.Rgb, length: float) -> None:
    paper.cut(box(-48, -length, 96, length, 16), green, lift=1.2)
    paper.cut(ellipse(0, -length + 4, 48, 16), c.mix(green, c.CREAM, 0.6), lift=0.2)
    for y in (-length * 0.34, -length * 0.7):
        paper.stroke([(-48, y), (48, y)], c.mix(green, c.INK, 0.25), 8)
    paper.ink(box(20, -length + 20, 26, length - 26, 10), c.INK, alpha=22)


def green_rice(paper: Paper, hand: Hand) -> None:
    """Young green rice on a lotus leaf, tied with straw."""
    wide = smooth(
        [(-330, -40), (-240, -190), (-40, -250), (170, -220), (330, -70), (220, 0), (-200, 4)]
    )
    paper.cut(wide, c.FOREST, lift=1.2)
    for x in (-280, -190, -80, 60, 190, 290):
        paper.stroke([(0, -20), (x, -120 - (300 - abs(x)) * 0.3)], c.LEAF, 6)
    heap = smooth([(-200, -60), (-120, -190), (0, -244), (120, -196), (206, -60), (0, -20)])
    paper.cut(heap, c.SPROUT)
    with paper.within(heap):
        for _ in range(70):
            with paper.at(hand.near(0, 180), hand.near(-130, 100), turn=hand.near(0, 90)):
                paper.ink(
                    ellipse(0, 0, 15, 7, 16),
                    hand.pick((c.PALE_LEAF, c.LEAF, c.mix(c.SPROUT, c.CREAM, 0.5))),
                )
    paper.cut(
        smooth([(-300, -30), (-120, -70), (60, -60), (300, -36), (120, 6), (-160, 8)]), c.LEAF
    )
    _rice_ear(paper, hand, 210, -30, 30)
    _rice_ear(paper, hand, 150, -30, 6)


def starch(paper: Paper, hand: Hand) -> None:
    """A pouch of root starch with a spoonful in front and the root it came from."""
    with paper.at(-40, 0):
        pouch(paper, hand, hand.pick((c.mix(c.CLAY, c.CREAM, 0.55), c.STRAW, c.SPROUT)), 320, 480)
    with paper.at(150, -10, turn=-24):
        paper.cut(
            smooth([(-40, 0), (-62, -120), (-30, -250), (30, -262), (58, -130), (40, 0)]), c.WOOD
        )
        for y in (-60, -130, -200):
            paper.stroke([(-26, y), (16, y - 6)], c.mix(c.WOOD, c.CREAM, 0.3), 6)
    heap = smooth([(40, 0), (90, -52), (160, -80), (230, -46), (280, 0)])
    paper.cut(heap, c.MILK)


def potato(paper: Paper, hand: Hand) -> None:
    """Potatoes in a basket."""
    spots = [
        (-150, -214),
        (-50, -300),
        (64, -290),
        (160, -214),
        (8, -226),
        (-90, -190),
        (100, -190),
    ]
    for x, y in spots:
        with paper.at(hand.near(x, 10), y, turn=hand.near(0, 40), scale=hand.near(1, 0.1)):
            shape = smooth(
                [(-90, 4), (-60, -58), (20, -70), (88, -30), (80, 40), (0, 62), (-70, 50)]
            )
            paper.cut(shape, hand.tone(c.mix(c.BRONZE, c.CREAM, 0.25)))
            for dx, dy in ((-40, -20), (10, -34), (36, 6), (-20, 20)):
                paper.ink(ellipse(dx, dy, 7, 4, 12), c.BRONZE)
    weave_basket(paper, hand, 250, 180)


def weave_basket(paper: Paper, hand: Hand, half: float, height: float) -> None:
    """A bamboo basket's front, woven in two tones; fill it before drawing it."""
    colour = hand.pick((c.BRONZE, c.CLAY, c.mix(c.BRONZE, c.STRAW, 0.4)))
    body = [(-half, -height), (half, -height), (half * 0.8, 0), (-half * 0.8, 0)]
    paper.cut(body, colour, lift=1.3)
    with paper.within(body):
        rows = int(height // 34)
        for row in range(rows + 1):
            for i in range(-9, 10):
                x = i * 56 + (28 if row % 2 else 0)
                paper.ink(
                    box(x - 24, -height + 20 + row * 34, 40, 17, 5), c.mix(colour, c.CREAM, 0.36)
                )
    paper.cut(
        box(-half - 14, -height - 16, half * 2 + 28, 40, 20), c.mix(colour, c.BARK, 0.3), lift=0.6
    )


def harvest(paper: Paper, hand: Hand) -> None:
    """A basket with a bit of everything, for foods that have no drawing of their own."""
    for x, turn in ((-120, -24), (-40, -6), (50, 10), (130, 26)):
        with paper.at(x, -150, turn=turn):
            paper.cut(
                leaf(hand.near(300, 40), 62),
                hand.tone(hand.pick((c.LEAF, c.FOREST, c.SPROUT)), 0.15),
            )
            paper.stroke([(0, -20), (0, -210)], c.PALE_LEAF, 6)
    for x, y, colour in ((-140, -206, c.HONEY), (-20, -226, c.LACQUER), (110, -212, c.TURMERIC)):
        paper.cut(ellipse(x, y, 74, 70), hand.tone(colour))
        paper.ink(ellipse(x - 22, y - 24, 24, 18), c.mix(colour, c.CARD, 0.3))
        paper.ink(ngon(x, y - 58, 14, 5), c.TEA)
    weave_basket(paper, hand, 250, 180)


def tray_of(paper: Paper, half: float = 310) -> None:
    """Put the usual tray under what follows."""
    tray(paper, half)


def steam(paper: Paper, x: float, y: float, height: float = 160) -> None:
    """A curl of steam that rises from (x, y)."""
    curl = [(x + 15 * math.sin(k / 14 * math.tau), y - height * k / 20) for k in range(21)]
    paper.stroke(curl, c.CARD, 11)
