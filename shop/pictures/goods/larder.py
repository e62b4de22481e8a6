"""Honey, sauces, oils, sweets, cakes and eggs."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand, glue_label
from ..packs import bottle, carton, flask, jar
from ..paper import Paper
from ..shapes import box, drop, ellipse, leaf, ngon, smooth, zigzag


def honey(paper: Paper, hand: Hand) -> None:
    """A jar of honey with a comb, a dipper or a bee."""
    hand.label = hand.pick(("hexes", "hexes", "hexes", hand.label))
    with paper.at(hand.pick((-70, -40)), 0):
        jar(
            paper,
            hand,
            hand.pick((c.HONEY, c.TURMERIC, c.AMBER)),
            hand.pick((c.DEEP, c.TEA, c.CLAY)),
            340,
            450,
        )
    if hand.chance(0.5):
        for x, y in ((180, -52), (262, -52), (221, -122), (303, -122)):
            paper.cut(ngon(x, y, 50, 6), c.TURMERIC, lift=0.6)
            paper.ink(ngon(x, y, 33, 6), hand.tone(c.HONEY))
    else:
        _dipper(paper)
    if hand.chance(0.7):
        _bee(paper, hand, hand.near(210, 40), hand.near(-430, 50))


def _dipper(paper: Paper) -> None:
    with paper.at(220, -20, turn=24):
        paper.stroke([(0, -90), (0, -400)], c.WOOD, 18, lift=0.7)
        for i in range(5):
            half = (40, 52, 56, 50, 36)[i]
            paper.cut(box(-half, -28 - i * 28, half * 2, 22, 11), c.CLAY, lift=0.4)


def _bee(paper: Paper, hand: Hand, x: float, y: float) -> None:
    with paper.at(x, y, turn=hand.near(-14, 14), scale=0.9):
        for turn in (-34, 14):
            with paper.at(-4, -24, turn=turn):
                paper.cut(ellipse(0, -34, 22, 36), c.CARD, lift=0.5)
        body = ellipse(0, 0, 56, 34)
        paper.cut(body, c.TURMERIC)
        with paper.within(body):
            for dx in (-14, 18, 50):
                paper.ink(box(dx, -40, 15, 80), c.BARK)
        paper.ink(ellipse(-36, -6, 6, 6, 16), c.BARK)


def fish_sauce(paper: Paper, hand: Hand) -> None:
    """A bottle of amber sauce with an anchovy, a dish or chilli before it."""
    tall = hand.pick((560, 600))
    if hand.chance(0.4):
        with paper.at(110, 0, scale=0.84):
            bottle(paper, hand, c.mix(c.AMBER, c.BARK, 0.5), c.LACQUER, 220, tall)
    with paper.at(-70, 0):
        bottle(
            paper,
            hand,
            hand.pick((c.AMBER, c.mix(c.AMBER, c.LACQUER, 0.25), c.CLAY)),
            hand.pick((c.INDIGO, c.TEA, c.BARK)),
            230,
            tall,
        )
    if hand.chance(0.6):
        for x, y, turn in ((170, -34, -6), (200, -86, 8)):
            with paper.at(x, y, turn=hand.near(turn, 4), scale=0.62):
                little_fish(paper, hand, c.SLATE)
    else:
        paper.cut([(100, -56), (300, -56), (262, 0), (138, 0)], c.MILK)
        paper.ink(ellipse(200, -56, 100, 19), c.AMBER)
        with paper.at(196, -60, turn=70):
            paper.cut(leaf(96, 11, 14), c.LACQUER, lift=0.3)


def little_fish(paper: Paper, hand: Hand, colour: c.Rgb) -> None:
    """A fish that looks left, 400 units long, around (0, 0)."""
    paper.cut([(110, 0), (210, -72), (186, 0), (210, 72)], c.mix(colour, c.INK, 0.2))
    body = smooth(
        [(-200, 8), (-120, -58), (0, -74), (90, -36), (140, 0), (90, 38), (0, 66), (-120, 56)]
    )
    paper.cut(body, colour)
    with paper.within(body):
        paper.ink(
            smooth([(-210, 20), (0, 16), (160, 6), (100, 90), (-100, 90)]),
            c.mix(colour, c.CARD, 0.55),
        )
        for x in (-40, 6, 52):
            paper.stroke(
                smooth([(x, -46), (x + 22, -8), (x, 26)], closed=False),
                c.mix(colour, c.CARD, 0.35),
                7,
            )
        paper.stroke(
            smooth([(-108, -70), (-84, 0), (-108, 66)], closed=False), c.mix(colour, c.INK, 0.3), 8
        )
    paper.ink(ellipse(-146, -12, 13, 13, 20), c.CARD)
    paper.ink(ellipse(-148, -12, 7, 7, 16), c.INK)


def shrimp_paste(paper: Paper, hand: Hand) -> None:
    """A jar of purple paste, with shrimps."""
    with paper.at(-80, 0):
        jar(
            paper,
            hand,
            hand.pick((c.mix(c.PLUM, c.ROSE, 0.35), c.mix(c.PLUM, c.CLAY, 0.3))),
            hand.pick((c.LACQUER, c.INDIGO, c.TEA)),
            330,
            400,
        )
    for x, y, turn in ((190, -50, 0), (280, -64, 24), (236, -130, -12)):
        with paper.at(x, y, turn=hand.near(turn, 10), scale=0.56):
            prawn(paper, hand)


def prawn(paper: Paper, hand: Hand) -> None:
    """A curled shrimp around (0, 0)."""
    colour = hand.tone(c.mix(c.ROSE, c.TERRACOTTA, 0.4))
    for dx in (-96, -120):
        line = smooth([(-70, -60), (dx - 20, -130), (dx + 20, -190)], closed=False)
        paper.stroke(line, colour, 6)
    body = smooth(
        [
            (-96, -36),
            (-40, -96),
            (50, -90),
            (112, -20),
            (100, 70),
            (40, 104),
            (50, 56),
            (40, 0),
            (-10, -26),
            (-60, -14),
        ]
    )
    paper.cut(body, colour)
    with paper.within(body):
        for x, y in ((-30, -60), (24, -60), (70, -20), (80, 40)):
            paper.stroke([(x - 30, y - 40), (x + 10, y + 44)], c.mix(colour, c.CARD, 0.45), 9)
    paper.cut([(40, 96), (10, 150), (74, 142)], c.mix(colour, c.LACQUER, 0.3))
    paper.ink(ellipse(-66, -46, 9, 9, 16), c.INK)


def soy_sauce(paper: Paper, hand: Hand) -> None:
    """A glazed jar of soy sauce and beans."""
    body = smooth(
        [
            (-110, -420),
            (110, -420),
            (190, -300),
            (200, -120),
            (130, 0),
            (-130, 0),
            (-200, -120),
            (-190, -300),
        ]
    )
    paper.cut(body, hand.pick((c.BARK, c.CLAY)), lift=1.3)
    with paper.within(body):
        paper.ink(box(110, -440, 120, 460), c.INK, alpha=30)
        paper.stroke(zigzag(-210, 210, -340, 26, 8), c.TERRACOTTA, 8)
    paper.cut(
        smooth([(-136, -410), (-60, -470), (60, -470), (136, -410), (120, -370), (-120, -370)]),
        c.STRAW,
        lift=0.7,
    )
    paper.stroke([(-122, -398), (122, -398)], c.LACQUER, 13)
    glue_label(paper, hand, 0, -170, 230, 160)
    for _ in range(9):
        paper.cut(
            ellipse(hand.near(250, 46), hand.near(-24, 16), 19, 16, 24),
            hand.tone(c.STRAW),
            lift=0.4,
        )


def vinegar(paper: Paper, hand: Hand) -> None:
    """Banana vinegar: a pale bottle and two bananas."""
    with paper.at(-60, 0):
        bottle(paper, hand, c.mix(c.STRAW, c.HONEY, 0.3), c.TEA, 230, 580)
    with paper.at(200, -30, scale=0.62):
        banana_hand(paper, hand, 2)


def banana_hand(paper: Paper, hand: Hand, count: int) -> None:
    """Bananas that hang from one crown."""
    for i in range(count):
        with paper.at(0, -160, turn=-34 + i * 74 / max(1, count - 1)):
            fruit = smooth(
                [
                    (-20, -150),
                    (20, -150),
                    (62, -20),
                    (40, 120),
                    (0, 200),
                    (-34, 190),
                    (-18, 100),
                    (-4, -20),
                ]
            )
            colour = hand.tone(c.TURMERIC, 0.1)
            paper.cut(fruit, c.mix(colour, c.STRAW, 0.3))
            paper.stroke(
                smooth([(4, -120), (32, -10), (12, 120), (-16, 180)], closed=False),
                c.mix(colour, c.DEEP, 0.3),
                7,
            )
    paper.cut(box(-40, -356, 80, 70, 14), c.LEAF)


def chilli(paper: Paper, hand: Hand) -> None:
    """Bamboo shoots pickled with chilli in a jar."""
    hand.label = "leaf"
    with paper.at(-60, 0):
        jar(paper, hand, c.mix(c.STRAW, c.CREAM, 0.3), c.LACQUER, 340, 460)
        for x, y, turn in ((-90, -300, 30), (0, -326, -40), (80, -290, 70)):
            with paper.at(x, y, turn=turn):
                paper.ink(leaf(88, 13, 10), c.LACQUER)
    for x, turn in ((150, 78), (200, 96), (240, 64)):
        with paper.at(x, -20, turn=hand.near(turn, 8)):
            paper.cut(leaf(170, 22, 30), hand.tone(c.LACQUER))
            paper.cut(leaf(-40, 12), c.LEAF, lift=0.3)


def spice(paper: Paper, hand: Hand) -> None:
    """A mortar of spice with star anise and cinnamon."""
    paper.stroke([(40, -200), (150, -420)], c.WOOD, 42, lift=0.8)
    paper.cut(
        [(-170, -240), (170, -240), (120, -30), (140, 0), (-140, 0), (-120, -30)], c.CLAY, lift=1.3
    )
    paper.ink(ellipse(0, -240, 170, 30), c.mix(c.CLAY, c.INK, 0.3))
    paper.stroke(zigzag(-130, 130, -140, 30, 6), c.TURMERIC, 8)
    for x in (-250, 240):
        paper.cut(ngon(x, -46, 62, 8), c.BARK)
        for i in range(8):
            with paper.at(x, -46, turn=i * 45):
                paper.cut(leaf(70, 15), hand.tone(c.WOOD), lift=0.3)


def cooking_oil(paper: Paper, hand: Hand) -> None:
    """A clear bottle of golden oil, a drop and the nuts it was pressed from."""
    with paper.at(-60, 0):
        bottle(
            paper,
            hand,
            hand.pick((c.TURMERIC, c.STRAW, c.HONEY)),
            hand.pick((c.TEA, c.INDIGO)),
            240,
            560,
        )
    paper.cut(drop(180, -230, 54), c.TURMERIC)
    paper.ink(ellipse(164, -236, 13, 20), c.CREAM)
    for x in (140, 220, 296):
        peanut(paper, hand, x, -30)


def peanut(paper: Paper, hand: Hand, x: float, y: float) -> None:
    """A peanut in its shell."""
    with paper.at(x, y, turn=hand.near(60, 40)):
        shell = smooth(
            [(0, -58), (30, -34), (18, 0), (32, 34), (0, 62), (-32, 34), (-18, 0), (-30, -34)]
        )
        paper.cut(shell, hand.tone(c.mix(c.BRONZE, c.CREAM, 0.3)), lift=0.6)
        for dx, dy in ((-8, -30), (10, -22), (-8, 24), (10, 34)):
            paper.ink(ellipse(dx, dy, 4, 4, 10), c.BRONZE)


def essential_oil(paper: Paper, hand: Hand) -> None:
    """A dropper bottle with blades of lemongrass or cinnamon bark."""
    for x, turn in ((90, 10), (126, 22), (160, 36), (40, 0)):
        with paper.at(x, 0, turn=turn):
            paper.cut(
                leaf(hand.near(470, 40), 22, hand.near(40, 20)),
                hand.tone(hand.pick((c.LEAF, c.SPROUT, c.PALE_LEAF))),
            )
    with paper.at(-60, 0):
        flask(paper, hand, hand.pick((c.AMBER, c.TEA, c.INDIGO)), c.BARK, 1.1)
    for x, y in ((176, -24), (216, -62)):
        with paper.at(x, y, turn=hand.near(-6, 4)):
            paper.cut(box(-96, -24, 192, 46, 22), hand.tone(c.WOOD))
            paper.ink(ellipse(96, -1, 10, 22), c.TERRACOTTA)


def extract(paper: Paper, hand: Hand) -> None:
    """A squat jar of soft extract beside its carton."""
    with paper.at(-120, 0):
        carton(paper, hand, hand.pick((c.TEA, c.PLUM, c.INDIGO)), 240, 400)
    with paper.at(160, 0):
        jar(paper, hand, c.BARK, c.TURMERIC, 230, 260)
