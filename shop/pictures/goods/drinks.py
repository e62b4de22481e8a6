"""Teas, coffee, milk and spirits."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand, glue_label
from ..packs import bottle, carton, flask, pouch, tin
from ..paper import Paper
from ..shapes import arc, box, ellipse, leaf, smooth, zigzag
from .grain import steam


def tea_sprig(paper: Paper, hand: Hand, height: float = 470, green: c.Rgb = c.LEAF) -> None:
    """One bud and its leaves, as pickers break it."""
    paper.stroke([(0, 0), (0, -height * 0.62)], c.TEA, height * 0.035, lift=0.6)
    for side, y, size, turn in ((-1, 0.36, 0.42, -62), (1, 0.44, 0.44, 54), (-1, 0.56, 0.34, -36)):
        with paper.at(0, -height * y, turn=hand.near(turn, 6)):
            paper.cut(leaf(height * size, height * size * 0.27, side * 16), hand.tone(green))
            paper.stroke([(0, -12), (side * 8, -height * size * 0.8)], c.PALE_LEAF, height * 0.011)
    with paper.at(0, -height * 0.58, turn=hand.near(6, 4)):
        paper.cut(leaf(height * 0.42, height * 0.06), c.SPROUT)


def tea(paper: Paper, hand: Hand) -> None:
    """Green tea: the sprig alone, a tin, a pouch or a pot, always with leaf beside it."""
    look = hand.pick(("sprig", "tin", "pouch", "pot", "tin", "pouch"))
    if look == "sprig":
        tea_sprig(paper, hand, 560, hand.pick((c.LEAF, c.FOREST)))
        return
    with paper.at(hand.near(150, 20), -6, turn=hand.near(18, 6)):
        tea_sprig(paper, hand, 420)
    if look == "pot":
        with paper.at(-50, 0, scale=0.96):
            teapot(paper, hand, hand.pick((c.CLAY, c.INDIGO, c.TEA)))
        return
    green = hand.pick((c.TEA, c.FOREST, c.INDIGO, c.STRAW, c.SPROUT))
    with paper.at(-50, 0):
        (tin if look == "tin" else pouch)(paper, hand, green)
    loose_leaf(paper, hand, 130)


def loose_leaf(paper: Paper, hand: Hand, x: float, colour: c.Rgb = c.TEA) -> None:
    """Rolled tea leaves scattered on the shelf around x."""
    for _ in range(11):
        with paper.at(hand.near(x, 90), hand.near(-10, 12), turn=hand.near(90, 50)):
            paper.cut(leaf(hand.near(48, 8), 7, hand.near(0, 14)), hand.tone(colour, 0.2), lift=0.3)


def teapot(paper: Paper, hand: Hand, colour: c.Rgb) -> None:
    """A round pot with spout and handle."""
    dark = c.mix(colour, c.INK, 0.22)
    paper.stroke(arc(-150, -190, 130, 110, 90, 270), dark, 30, lift=0.8)
    paper.cut(
        smooth([(150, -110), (230, -170), (262, -290), (310, -300), (290, -160), (170, -50)]), dark
    )
    body = smooth(
        [
            (-130, -300),
            (130, -300),
            (206, -190),
            (160, -30),
            (90, 0),
            (-90, 0),
            (-160, -30),
            (-206, -190),
        ]
    )
    paper.cut(body, colour, lift=1.3)
    with paper.within(body):
        paper.ink(box(96, -400, 200, 420), c.INK, alpha=24)
        paper.stroke(zigzag(-230, 230, -170, 36, 9), c.mix(colour, c.TURMERIC, 0.8), 9)
        paper.stroke([(-230, -130), (230, -130)], c.mix(colour, c.CREAM, 0.5), 5)
    paper.cut([*arc(0, -296, 134, 58, 180, 360)], dark, lift=0.6)
    paper.cut(ellipse(0, -362, 26, 24), dark, lift=0.5)
    if hand.chance(0.7):
        steam(paper, 300, -330, 130)


def black_tea(paper: Paper, hand: Hand) -> None:
    """Red-brown tea in a pot, a full cup and dark leaf."""
    with paper.at(-70, 0, scale=0.95):
        teapot(paper, hand, hand.pick((c.BARK, c.CLAY, c.INDIGO)))
    with paper.at(215, 0):
        paper.cut([(-86, -116), (86, -116), (58, -12), (36, 0), (-36, 0), (-58, -12)], c.MILK)
        paper.cut(ellipse(0, -116, 86, 18), c.mix(c.LACQUER, c.AMBER, 0.5), lift=0)
        paper.stroke(zigzag(-66, 66, -64, 18, 5), hand.accent, 6)
    loose_leaf(paper, hand, 70, c.BARK)


def tea_bags(paper: Paper, hand: Hand) -> None:
    """A carton of tea bags with one bag hanging out."""
    with paper.at(-50, 0):
        carton(paper, hand, hand.pick((c.TEA, c.FOREST, c.SPROUT, c.TURMERIC)), 330, 400)
    with paper.at(236, 0, turn=hand.near(6, 4)):
        paper.stroke(
            smooth([(0, -170), (-40, -250), (30, -310), (0, -370)], closed=False),
            c.CARD,
            5,
            lift=0.4,
        )
        paper.cut(box(-30, -420, 60, 60, 6), hand.accent, lift=0.5)
        paper.cut([(-34, -176), (34, -176), (74, -130), (74, 0), (-74, 0), (-74, -130)], c.MILK)
        paper.ink(box(-58, -84, 116, 68, 10), c.mix(c.LEAF, c.CREAM, 0.25))


def flower(paper: Paper, hand: Hand, x: float, y: float, radius: float, petal: c.Rgb) -> None:
    """A cut-paper flower with two rounds of petals."""
    with paper.at(x, y, turn=hand.near(0, 30)):
        for ring, scale in ((0, 1.0), (36, 0.7)):
            for i in range(6):
                with paper.at(0, 0, turn=i * 60 + ring):
                    colour = petal if ring == 0 else c.mix(petal, c.CARD, 0.3)
                    paper.cut(
                        leaf(radius * scale, radius * 0.3 * scale),
                        hand.tone(colour, 0.06),
                        lift=0.35,
                    )
        paper.cut(ellipse(0, 0, radius * 0.24, radius * 0.24, 24), c.AMBER, lift=0.3)


def flower_tea(paper: Paper, hand: Hand) -> None:
    """Golden camellia tea: flowers on a branch over a cup or a jar."""
    petal = hand.pick((c.TURMERIC, c.TURMERIC, c.MILK, c.PETAL))
    with paper.at(-70, 0):
        if hand.chance(0.5):
            tin(paper, hand, hand.pick((c.TEA, c.INDIGO, c.CLAY)), 280, 400)
        else:
            pouch(paper, hand, hand.pick((c.CREAM, c.SPROUT, c.FOREST)), 320, 460)
    branch = smooth([(60, -4), (150, -180), (190, -330), (160, -470)], closed=False)
    paper.stroke(branch, c.BARK, 12, lift=0.6)
    for x, y, turn in ((110, -110, 70), (170, -250, -50), (186, -330, 60), (172, -400, -40)):
        with paper.at(x, y, turn=turn):
            paper.cut(leaf(130, 36), hand.tone(c.LEAF))
    for x, y, r in ((160, -470, 104), (214, -250, 88), (104, -56, 82)):
        flower(paper, hand, x, y, r, petal)


def herb_tea(paper: Paper, hand: Hand) -> None:
    """A herbal tea pouch with a five-fingered leaf before it."""
    with paper.at(60, 0):
        pouch(paper, hand, hand.pick((c.FOREST, c.mix(c.BRONZE, c.CREAM, 0.3), c.TEA)), 330, 500)
    fingers(paper, hand, -170, -40, 1.0)
    fingers(paper, hand, -60, 0, 0.62)
    loose_leaf(paper, hand, 220, c.mix(c.LEAF, c.BARK, 0.3))


def fingers(paper: Paper, hand: Hand, x: float, y: float, scale: float) -> None:
    """The five-part leaf of giảo cổ lam."""
    with paper.at(x, y, scale=scale, turn=hand.near(-8, 8)):
        paper.stroke([(0, 40), (0, -60)], c.TEA, 10, lift=0.5)
        for turn, size in ((-88, 170), (88, 170), (-44, 220), (44, 220), (0, 250)):
            with paper.at(0, -60, turn=turn):
                paper.cut(leaf(size, 44), hand.tone(c.LEAF))
                paper.stroke([(0, -18), (0, -size * 0.8)], c.PALE_LEAF, 6)


def bitter_melon(paper: Paper, hand: Hand) -> None:
    """Wild bitter melon, whole and sliced, with a cup of its tea."""
    for x, y, turn, size in ((-60, -210, -14, 1.0), (110, -180, 24, 0.82)):
        with paper.at(x, y, turn=turn, scale=size):
            body = smooth(
                [
                    (0, -270),
                    (72, -150),
                    (86, 20),
                    (40, 150),
                    (0, 196),
                    (-40, 150),
                    (-86, 20),
                    (-72, -150),
                ]
            )
            paper.cut(body, hand.tone(c.LEAF), lift=1.2)
            with paper.within(body):
                for dx in (-52, -18, 18, 52):
                    bumps = [(dx + (8 if k % 2 else -8), -240 + k * 34) for k in range(14)]
                    paper.stroke(smooth(bumps, closed=False, steps=5), c.SPROUT, 10)
            paper.stroke([(0, -262), (12, -320)], c.TEA, 14)
    for x in (-210, 220, 290):
        paper.cut(ellipse(x, -34, 52, 40), c.SPROUT)
        paper.ink(ellipse(x, -34, 34, 25), c.CREAM)
        for dx in (-14, 4, 16):
            paper.ink(ellipse(x + dx, -36, 6, 8, 12), c.AMBER)


def coffee(paper: Paper, hand: Hand) -> None:
    """A bag of ground coffee, beans and a cup."""
    with paper.at(-60, 0):
        pouch(paper, hand, hand.pick((c.BARK, c.WOOD, c.INDIGO)), 330, 510)
    for _ in range(12):
        with paper.at(hand.near(190, 110), hand.near(-26, 18), turn=hand.near(0, 90)):
            paper.cut(ellipse(0, 0, 27, 19, 30), hand.tone(c.BARK), lift=0.4)
            paper.stroke(smooth([(-20, 2), (0, -5), (20, 3)], closed=False), c.TERRACOTTA, 4)


def artichoke(paper: Paper, hand: Hand) -> None:
    """An artichoke head on its stalk beside the pack."""
    with paper.at(-120, 0):
        carton(paper, hand, hand.pick((c.FOREST, c.PLUM, c.INDIGO)), 250, 380)
    with paper.at(130, -20):
        artichoke_head(paper, hand)


def artichoke_head(paper: Paper, hand: Hand) -> None:
    """Rows of scales, violet at their tips."""
    paper.stroke([(0, 20), (0, -120)], c.LEAF, 38, lift=0.6)
    for turn in (-70, 66):
        with paper.at(0, -30, turn=turn):
            paper.cut(leaf(200, 40), c.LEAF)
    for row in range(4):
        count = 5 - row // 2
        for i in range(count):
            lean = (i - (count - 1) / 2) * (44 - row * 7)
            with paper.at(0, -120 - row * 22, turn=lean):
                size = 250 - row * 22
                green = c.mix(c.SPROUT, c.LEAF, row / 5)
                paper.cut(leaf(size, 62 - row * 5), hand.tone(green, 0.05), lift=0.6)
                with paper.at(0, -size * 0.68):
                    paper.ink(leaf(size * 0.29, 17), c.mix(c.ORCHID, c.PLUM, 0.4))


def plant_milk(paper: Paper, hand: Hand) -> None:
    """Nut milk: a can of powder, a glass and nuts."""
    with paper.at(-80, 0):
        tin(paper, hand, hand.pick((c.CREAM, c.SPROUT, c.STRAW)), 320, 440)
    with paper.at(190, 0):
        paper.cut([(-74, -220), (74, -220), (56, 0), (-56, 0)], c.mix(c.STEEL, c.CARD, 0.6))
        paper.ink([(-70, -170), (70, -170), (54, -10), (-54, -10)], c.MILK)
    for _ in range(6):
        with paper.at(hand.near(70, 60), hand.near(-16, 10), turn=hand.near(0, 80)):
            paper.cut(leaf(54, 18), hand.tone(c.TERRACOTTA), lift=0.4)


def spirit(paper: Paper, hand: Hand) -> None:
    """Leaf-yeast spirit: a bottle or the clay jug, with two small cups."""
    if hand.chance(0.7):
        with paper.at(-30, 0):
            bottle(paper, hand, hand.pick((c.INDIGO, c.TEA, c.BARK)), c.CLAY, 250, 570)
    else:
        _jug(paper, hand)
    for x in (180, 280):
        paper.cut([(x - 46, -70), (x + 46, -70), (x + 30, 0), (x - 30, 0)], c.MILK)
        paper.ink(ellipse(x, -70, 46, 9), c.mix(c.STEEL, c.CARD, 0.4))
    with paper.at(-240, 0, turn=-24):
        paper.cut(leaf(240, 48), hand.tone(c.LEAF))
        paper.stroke([(0, -16), (0, -180)], c.PALE_LEAF, 6)


def _jug(paper: Paper, hand: Hand) -> None:
    body = smooth(
        [
            (-60, -430),
            (60, -430),
            (90, -370),
            (196, -250),
            (180, -60),
            (120, 0),
            (-120, 0),
            (-180, -60),
            (-196, -250),
            (-90, -370),
        ]
    )
    paper.cut(body, c.CLAY, lift=1.3)
    with paper.within(body):
        paper.ink(box(90, -500, 200, 520), c.INK, alpha=26)
        paper.stroke(zigzag(-210, 210, -330, 28, 8), c.BARK, 8)
    paper.cut(
        smooth([(-86, -430), (0, -500), (86, -430), (60, -390), (-60, -390)]), c.LACQUER, lift=0.6
    )
    paper.stroke([(-74, -408), (74, -408)], c.STRAW, 13)
    glue_label(paper, hand, 0, -170, 210, 150)


def fruit_wine(paper: Paper, hand: Hand) -> None:
    """A slim bottle of fruit wine, a glass and the fruit."""
    fruit, wine = hand.pick(((c.TURMERIC, c.AMBER), (c.PLUM, c.PLUM), (c.SPROUT, c.HONEY)))
    with paper.at(-80, 0):
        bottle(paper, hand, c.mix(wine, c.INK, 0.18), c.TEA, 210, 600)
    with paper.at(140, 0):
        paper.stroke([(0, -150), (0, -10)], c.STEEL, 12)
        paper.cut(ellipse(0, -6, 62, 11), c.STEEL, lift=0.4)
        glass = [(-72, -330), (72, -330), (64, -220), *arc(0, -214, 64, 66, 0, 180), (-64, -220)]
        paper.cut(glass, c.mix(c.STEEL, c.CARD, 0.65))
        paper.ink([(-67, -270), (67, -270), (62, -214), *arc(0, -212, 60, 56, 0, 180)], wine)
    for x in (232, 300):
        paper.cut(ellipse(x, -38, 40, 39), hand.tone(fruit))
        paper.ink(ellipse(x - 12, -50, 13, 10), c.mix(fruit, c.CARD, 0.35))
        with paper.at(x, -74, turn=40):
            paper.cut(leaf(50, 13), c.LEAF, lift=0.4)


def syrup(paper: Paper, hand: Hand) -> None:
    """Syrup or nectar in a flask, and the flower it was pressed from."""
    with paper.at(-50, 0):
        flask(paper, hand, hand.pick((c.AMBER, c.PLUM, c.HONEY)), hand.pick((c.TEA, c.INDIGO)), 1.2)
    flower(paper, hand, 190, -96, 110, hand.pick((c.PETAL, c.TURMERIC, c.MILK)))
    with paper.at(110, -8, turn=60):
        paper.cut(leaf(150, 36), c.LEAF)
