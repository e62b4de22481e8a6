"""Hats, mats, baskets, cloth, pottery, wood, bamboo and silver."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..paper import Paper
from ..shapes import arc, box, ellipse, leaf, ngon, smooth, zigzag


def hat(paper: Paper, hand: Hand) -> None:
    """The conical leaf hat, one leaning behind another."""
    straw = hand.pick((c.mix(c.STRAW, c.CREAM, 0.4), c.STRAW))
    if hand.chance(0.6):
        with paper.at(170, -30, turn=24, scale=0.72):
            _cone(paper, hand, c.mix(straw, c.BRONZE, 0.2))
    with paper.at(-30, 0, turn=hand.near(-4, 3)):
        _cone(paper, hand, straw)


def _cone(paper: Paper, hand: Hand, straw: c.Rgb) -> None:
    band = smooth([(-150, -40), (-120, 60), (0, 96), (120, 60), (150, -40)], closed=False)
    paper.stroke([(x, y - 70) for x, y in band], hand.pick((c.ORCHID, c.INDIGO, c.ROSE)), 20)
    cone = [(0, -400), *arc(0, -120, 310, 62, 0, 180)]
    paper.cut(cone, straw, lift=1.4)
    with paper.within(cone):
        for i in range(1, 8):
            y = -400 + i * 40
            half = 310 * i * 40 / 290
            paper.stroke(arc(0, y, half, 62 * half / 310, 4, 176), c.mix(straw, c.BRONZE, 0.45), 5)
        for x in (-230, -120, 0, 120, 230):
            paper.stroke([(0, -400), (x, -40)], c.mix(straw, c.CARD, 0.5), 4)
        paper.ink([(0, -400), (310, -120), (120, 40)], c.INK, alpha=20)


def mat(paper: Paper, hand: Hand) -> None:
    """A sedge mat, half rolled, with coloured borders."""
    sedge = hand.pick((c.STRAW, c.mix(c.STRAW, c.SPROUT, 0.3), c.mix(c.STRAW, c.CREAM, 0.4)))
    with paper.at(0, 0, turn=hand.near(0, 2)):
        sheet = [(-330, 0), (-250, -420), (170, -420), (250, 0)]
        paper.cut(sheet, sedge, lift=1.2)
        with paper.within(sheet):
            for i in range(22):
                paper.stroke([(-340, -i * 20), (330, -i * 20)], c.mix(sedge, c.BRONZE, 0.25), 4)
            for y, colour in ((-384, c.LACQUER), (-352, c.TEA), (-70, c.TEA), (-36, c.LACQUER)):
                paper.stroke([(-340, y), (330, y)], colour, 11)
            for x in (-170, -40, 90):
                paper.ink(ngon(x, -212, 66, 4), hand.accent)
                paper.ink(ngon(x, -212, 36, 4), sedge)
        with paper.at(210, 0, turn=11):
            paper.cut(box(-44, -440, 104, 440, 46), c.mix(sedge, c.BRONZE, 0.25), lift=1.2)
            for y in (-400, -60):
                paper.stroke([(-44, y), (58, y)], c.LACQUER, 11)
        paper.cut(ellipse(212, -12, 54, 34), sedge)
        paper.stroke(ellipse(212, -12, 32, 18), c.mix(sedge, c.BRONZE, 0.6), 6)
        paper.stroke(ellipse(212, -12, 12, 7), c.mix(sedge, c.BRONZE, 0.6), 5)


def basket(paper: Paper, hand: Hand) -> None:
    """A round basket woven of sedge, as round as the earth it is named after."""
    weave = hand.pick((c.BRONZE, c.mix(c.BRONZE, c.CLAY, 0.4)))
    paper.stroke(arc(0, -300, 190, 250, 190, 350), c.mix(weave, c.BARK, 0.2), 26, lift=0.8)
    body = smooth(
        [
            (-170, -360),
            (170, -360),
            (250, -200),
            (190, -30),
            (110, 0),
            (-110, 0),
            (-190, -30),
            (-250, -200),
        ]
    )
    paper.cut(body, weave, lift=1.4)
    with paper.within(body):
        for row in range(10):
            y = -350 + row * 37
            for i in range(-7, 8):
                x = i * 62 + (31 if row % 2 else 0)
                tone = c.TEA if row in (4, 5) else c.mix(weave, c.CREAM, 0.42)
                paper.ink(box(x - 26, y, 46, 22, 7), tone)
        paper.ink(box(130, -400, 160, 420), c.INK, alpha=24)
    paper.cut(ellipse(0, -360, 178, 34), c.mix(weave, c.BARK, 0.3), lift=0.6)
    paper.ink(ellipse(0, -358, 150, 22), c.BARK)


def brocade(paper: Paper, hand: Hand) -> None:
    """Folded brocade: indigo cloth with bands of zigzag and diamonds."""
    cloths = [c.INDIGO, c.mix(c.LACQUER, c.BARK, 0.25), c.TEA, c.DUSK]
    hand.rng.shuffle(cloths)
    y = 0.0
    for cloth in cloths[:3]:
        with paper.at(hand.near(0, 10), y):
            _fold(paper, hand, cloth)
        y -= 112
    drape = [(-190, y + 8), (150, y + 8), (120, y + 250), (-20, y + 300), (-160, y + 250)]
    cloth = cloths[3]
    paper.cut(box(-240, y - 44, 480, 62, 22), cloth, lift=0.8)
    paper.cut(drape, cloth, lift=1)
    with paper.within(drape):
        for dy, colour in ((50, c.TURMERIC), (96, c.ROSE), (196, c.TURMERIC)):
            paper.stroke(zigzag(-220, 180, y + dy, 30, 9), colour, 9)
        for i in range(-4, 4):
            paper.ink(ngon(i * 56 + 4, y + 146, 22, 4), c.CREAM)
            paper.ink(ngon(i * 56 + 4, y + 146, 10, 4), c.LACQUER)
    for x in range(-150, 121, 30):
        bottom = y + 300 - abs(x + 20) * 0.36
        paper.stroke([(x, bottom - 4), (x, bottom + 34)], c.TURMERIC, 5)


def _fold(paper: Paper, hand: Hand, cloth: c.Rgb) -> None:
    paper.cut(box(-280, -112, 560, 112, 34), cloth, lift=1)
    paper.stroke(zigzag(-256, 256, -74, 24, 14), c.TURMERIC, 7)
    for i in range(-6, 7):
        paper.ink(ngon(i * 40, -34, 13, 4), hand.pick((c.CREAM, c.CREAM, c.ROSE)))


def pottery(paper: Paper, hand: Hand) -> None:
    """Bowls and a plate of white glaze painted with a lotus."""
    with paper.at(0, -250):
        paper.cut(ellipse(0, 0, 246, 244, 100), c.MILK, lift=1.4)
        paper.stroke(ellipse(0, 0, 222, 220, 100), hand.pick((c.INDIGO, c.TEA)), 8)
        lotus(paper, hand, 0, 96, 1.0)
    with paper.at(-190, 0, scale=0.8):
        _rice_cup(paper, hand)
    with paper.at(190, 0, scale=0.92):
        _rice_cup(paper, hand)


def _rice_cup(paper: Paper, hand: Hand) -> None:
    paper.cut(box(-56, -24, 112, 24, 6), c.mix(c.MILK, c.STEEL, 0.5), lift=0.4)
    outline = [*arc(0, -150, 150, 132, 0, 180), (-150, -150)]
    paper.cut(outline, c.MILK, lift=1.2)
    with paper.within(outline):
        paper.stroke([(-160, -132), (160, -132)], c.INDIGO, 8)
        with paper.at(0, -36, scale=0.42):
            lotus(paper, hand, 0, 0, 1)
        paper.ink(box(80, -160, 100, 160), c.INK, alpha=18)


def lotus(paper: Paper, hand: Hand, x: float, y: float, scale: float) -> None:
    """A lotus bloom whose foot is at (x, y)."""
    with paper.at(x, y, scale=scale):
        for turn in (-74, 74, -48, 48, -24, 24, 0):
            with paper.at(0, 0, turn=turn):
                colour = c.mix(c.ROSE, c.BLUSH, 0.55 - abs(turn) / 180)
                paper.cut(leaf(190 - abs(turn) * 0.5, 44), colour, lift=0.35)
        paper.stroke([(-120, 26), (0, 12), (120, 26)], c.LEAF, 13)


def comb(paper: Paper, hand: Hand) -> None:
    """A two-sided bamboo comb with fine teeth."""
    with paper.at(0, -240, turn=hand.near(-10, 4)):
        for side in (-1, 1):
            for i in range(37):
                x = -234 + i * 13
                paper.stroke(
                    [(x, side * 24), (x, side * hand.near(190, 1))],
                    c.mix(c.BRONZE, c.CREAM, 0.2),
                    6,
                )
        for x in (-256, 256):
            paper.cut(box(x - 18, -196, 36, 392, 10), c.BRONZE)
        paper.cut(box(-286, -46, 572, 92, 20), hand.pick((c.WOOD, c.CLAY, c.BARK)))
        paper.stroke(zigzag(-256, 256, 0, 34, 12), c.TURMERIC, 8)


def carving(paper: Paper, hand: Hand) -> None:
    """A smiling seated figure carved of wood on a lotus throne."""
    for turn in (-66, -40, -14, 14, 40, 66):
        with paper.at(turn * 3.2, -6, turn=turn * 0.5):
            paper.cut(leaf(120, 44), c.CLAY, lift=0.5)
    body = smooth(
        [
            (-210, -70),
            (-190, -190),
            (-120, -300),
            (0, -330),
            (120, -300),
            (190, -190),
            (210, -70),
            (120, -46),
            (-120, -46),
        ]
    )
    paper.cut(body, c.WOOD, lift=1.3)
    paper.cut(ellipse(0, -176, 120, 112), c.TERRACOTTA, lift=0.6)
    paper.ink(ellipse(0, -146, 9, 9, 16), c.WOOD)
    for side in (-1, 1):
        paper.stroke(arc(side * 116, -250, 66, 120, 90 - side * 100, 90 + side * 30), c.BARK, 8)
        paper.cut(ellipse(side * 116, -400, 20, 46), c.CLAY, lift=0.4)
    paper.cut(ellipse(0, -410, 112, 108), c.TERRACOTTA)
    for side in (-1, 1):
        paper.stroke(arc(side * 42, -420, 24, 18, 200, 340), c.BARK, 8)
    paper.stroke(arc(0, -396, 50, 40, 20, 160), c.BARK, 8)
    paper.stroke([(-90, -246), (-20, -220), (90, -262)], c.BARK, 7)


def silver(paper: Paper, hand: Hand) -> None:
    """A silver necklace on an indigo stand."""
    bust = smooth(
        [
            (-60, -480),
            (60, -480),
            (80, -380),
            (210, -290),
            (240, -60),
            (200, 0),
            (-200, 0),
            (-240, -60),
            (-210, -290),
            (-80, -380),
        ]
    )
    paper.cut(bust, hand.pick((c.INDIGO, c.DUSK, c.TEA)), lift=1.3)
    for k, (rx, ry) in enumerate(((132, 180), (156, 236))):
        ring = arc(0, -380, rx, ry, 8, 172, 28)
        paper.stroke(ring, c.STEEL, 9 - k * 3, lift=0.5)
        for x, y in ring[2:-2:3]:
            paper.cut(ellipse(x, y, 11, 11, 20), c.mix(c.STEEL, c.CARD, 0.5), lift=0.3)
    paper.cut(ngon(0, -120, 56, 4), c.STEEL, lift=0.6)
    paper.ink(ngon(0, -120, 30, 4), c.mix(c.STEEL, c.CARD, 0.6))
    for dx in (-28, 0, 28):
        paper.stroke([(dx, -92 + abs(dx) * 0.7 - 20), (dx, -30)], c.STEEL, 5)
        paper.cut(ellipse(dx, -26, 10, 14, 18), c.mix(c.STEEL, c.CARD, 0.5), lift=0.3)


def bamboo_straws(paper: Paper, hand: Hand) -> None:
    """Bamboo straws in a cup, a pair tied beside it."""
    for i in range(7):
        x = -84 + i * 28
        lean = (i - 3) * 5 + hand.near(0, 2)
        with paper.at(x, -160, turn=lean):
            green = hand.tone(hand.pick((c.STRAW, c.SPROUT, c.mix(c.BRONZE, c.CREAM, 0.3))))
            length = hand.near(350, 30)
            paper.cut(box(-15, -length, 30, length, 8), green, lift=0.7)
            paper.ink(ellipse(0, -length + 4, 14, 6), c.mix(green, c.BARK, 0.5))
            paper.stroke(
                [(-15, -length * 0.45), (15, -length * 0.45)], c.mix(green, c.BARK, 0.35), 5
            )
    cup = [(-140, -270), (140, -270), (116, 0), (-116, 0)]
    paper.cut(cup, c.LEAF, lift=1.3)
    with paper.within(cup):
        paper.ink(box(70, -280, 100, 290), c.INK, alpha=26)
        paper.stroke(zigzag(-160, 160, -150, 40, 6), c.TURMERIC, 9)
    paper.ink(box(-140, -276, 280, 20, 10), c.TEA)
    for y in (-20, -48):
        paper.cut(box(150, y - 13, 170, 26, 10), hand.tone(c.STRAW), lift=0.6)
    paper.cut(box(222, -66, 26, 66, 8), hand.accent, lift=0.3)
