"""Fruit, fresh and dried."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..packs import tray
from ..paper import Paper
from ..shapes import arc, box, ellipse, leaf, smooth
from .grain import weave_basket
from .larder import banana_hand


def ball(paper: Paper, hand: Hand, x: float, y: float, radius: float, colour: c.Rgb) -> None:
    """A round fruit with a light spot."""
    outline = ellipse(x, y, radius, radius * 0.96)
    paper.cut(outline, colour)
    with paper.within(outline):
        paper.ink(
            ellipse(x - radius * 0.2, y - radius * 0.16, radius * 0.95, radius * 0.92),
            c.mix(colour, c.CARD, 0.12),
        )
    paper.ink(
        ellipse(x - radius * 0.36, y - radius * 0.42, radius * 0.2, radius * 0.13),
        c.mix(colour, c.CARD, 0.5),
    )


def twig(paper: Paper, hand: Hand, x: float, y: float, size: float) -> None:
    """A stalk with two leaves on top of a fruit."""
    paper.stroke([(x, y + 8), (x + 8, y - size * 0.4)], c.BARK, size * 0.12)
    for turn in (62, -48):
        with paper.at(x + 4, y - size * 0.12, turn=hand.near(turn, 10)):
            paper.cut(leaf(size, size * 0.27), hand.tone(c.LEAF), lift=0.6)
            paper.stroke([(0, -8), (0, -size * 0.75)], c.PALE_LEAF, size * 0.04)


def wheel(paper: Paper, x: float, y: float, radius: float, skin: c.Rgb, flesh: c.Rgb) -> None:
    """A citrus fruit cut across."""
    paper.cut(ellipse(x, y, radius, radius), skin)
    paper.ink(ellipse(x, y, radius * 0.9, radius * 0.9), c.CREAM)
    with paper.at(x, y):
        for i in range(9):
            with paper.at(0, 0, turn=i * 40):
                paper.ink(leaf(radius * 0.82, radius * 0.25), flesh)


def pomelo(paper: Paper, hand: Hand) -> None:
    """A pear-shaped pomelo and a half that shows rosy flesh."""
    skin = hand.pick(
        (
            c.mix(c.SPROUT, c.TURMERIC, 0.35),
            c.mix(c.TURMERIC, c.SPROUT, 0.2),
            c.mix(c.ROSE, c.TURMERIC, 0.35),
        )
    )
    with paper.at(-70, 0):
        body = smooth(
            [
                (-40, -450),
                (40, -450),
                (110, -390),
                (210, -220),
                (190, -60),
                (90, 0),
                (-90, 0),
                (-190, -60),
                (-210, -220),
                (-110, -390),
            ]
        )
        paper.cut(body, skin, lift=1.3)
        with paper.within(body):
            paper.ink(ellipse(-60, -250, 190, 230), c.mix(skin, c.CARD, 0.14))
            for _ in range(18):
                paper.ink(
                    ellipse(hand.near(0, 170), hand.near(-200, 170), 5, 5, 12),
                    c.mix(skin, c.DEEP, 0.3),
                )
        twig(paper, hand, 0, -448, 150)
    wheel(paper, 200, -132, 132, skin, c.mix(c.ROSE, c.CREAM, 0.35))


def orange(paper: Paper, hand: Hand) -> None:
    """A heap of oranges with one cut open."""
    skin = hand.pick((c.HONEY, c.mix(c.HONEY, c.TURMERIC, 0.4)))
    spots = ((-180, -120), (20, -124), (-82, -290))
    for x, y in spots:
        ball(paper, hand, x, y, hand.near(122, 6), hand.tone(skin, 0.06))
    twig(paper, hand, -82, -400, 130)
    twig(paper, hand, -180, -232, 80)
    wheel(paper, 208, -104, 104, skin, c.mix(c.HONEY, c.TURMERIC, 0.3))


def pear(paper: Paper, hand: Hand) -> None:
    """Brown highland pears, round, with freckles."""
    for x, y, size in ((-150, 0, 0.94), (160, 0, 0.86), (10, -10, 1.1)):
        with paper.at(x, y, scale=size, turn=hand.near(0, 6)):
            body = smooth(
                [
                    (-30, -330),
                    (30, -330),
                    (86, -260),
                    (140, -130),
                    (110, -20),
                    (40, 0),
                    (-40, 0),
                    (-110, -20),
                    (-140, -130),
                    (-86, -260),
                ]
            )
            colour = hand.tone(c.mix(c.BRONZE, c.SPROUT, 0.3))
            paper.cut(body, colour, lift=1.2)
            with paper.within(body):
                paper.ink(ellipse(-40, -160, 120, 170), c.mix(colour, c.CARD, 0.16))
                for _ in range(14):
                    paper.ink(
                        ellipse(hand.near(0, 120), hand.near(-150, 140), 5, 5, 12),
                        c.mix(colour, c.CREAM, 0.55),
                    )
            paper.stroke([(0, -322), (12, -392)], c.BARK, 13)
            with paper.at(4, -344, turn=62):
                paper.cut(leaf(120, 34), hand.tone(c.LEAF), lift=0.6)


def plum(paper: Paper, hand: Hand) -> None:
    """Plums in a basket."""
    for x, y in (
        (-150, -210),
        (-50, -250),
        (60, -250),
        (160, -208),
        (0, -190),
        (-100, -180),
        (104, -180),
    ):
        ball(paper, hand, x, y, 70, hand.tone(hand.pick((c.PLUM, c.mix(c.PLUM, c.LACQUER, 0.4)))))
    twig(paper, hand, 0, -310, 120)
    weave_basket(paper, hand, 256, 180)


def persimmon(paper: Paper, hand: Hand) -> None:
    """Persimmons with their four-leaved caps."""
    for x, y, r in ((-170, -110, 116), (140, -116, 122), (-10, -290, 118)):
        paper.cut(
            smooth(
                [
                    (x - r, y),
                    (x - r * 0.7, y - r * 0.8),
                    (x, y - r * 0.86),
                    (x + r * 0.7, y - r * 0.8),
                    (x + r, y),
                    (x + r * 0.6, y + r * 0.86),
                    (x - r * 0.6, y + r * 0.86),
                ]
            ),
            hand.tone(c.HONEY, 0.08),
        )
        paper.ink(ellipse(x - r * 0.4, y - r * 0.2, 16, 26), c.mix(c.HONEY, c.CARD, 0.4))
        for i in range(4):
            with paper.at(x, y - r * 0.74, turn=-75 + i * 50):
                paper.cut(leaf(64, 22), hand.tone(c.LEAF), lift=0.4)


def banana(paper: Paper, hand: Hand) -> None:
    """A hand of bananas that rests on its tips."""
    count = hand.pick((5, 6))
    for i in range(count):
        share = i / (count - 1)
        with paper.at(-140 + 60 * share, -414 + 40 * share, turn=-96 + 84 * share):
            fruit = smooth(
                [
                    (-26, -10),
                    (26, -10),
                    (66, 120),
                    (70, 260),
                    (34, 380),
                    (4, 396),
                    (6, 350),
                    (14, 240),
                    (-2, 120),
                ]
            )
            colour = hand.tone(c.TURMERIC, 0.08)
            paper.cut(fruit, colour)
            ridge_ = smooth([(14, 10), (42, 130), (46, 260), (22, 376)], closed=False)
            paper.stroke(ridge_, c.mix(colour, c.DEEP, 0.25), 6)
            paper.ink(ellipse(14, 388, 12, 10), c.BARK)
    with paper.at(-120, -424, turn=-30):
        paper.cut(box(-46, -76, 92, 100, 22), c.SPROUT)


def melon(paper: Paper, hand: Hand) -> None:
    """A netted melon and a wedge."""
    skin = hand.pick((c.SPROUT, c.mix(c.STRAW, c.SPROUT, 0.4)))
    with paper.at(-70, -216):
        outline = ellipse(0, 0, 222, 216, 100)
        paper.cut(outline, skin, lift=1.4)
        with paper.within(outline):
            for i in range(-6, 7):
                wave = [(i * 46 + (16 if k % 2 else -16) - k * 6, -230 + k * 58) for k in range(9)]
                paper.stroke(smooth(wave, closed=False, steps=6), c.mix(skin, c.CREAM, 0.6), 6)
                across = [(-240 + k * 60, i * 44 + (14 if k % 2 else -14)) for k in range(9)]
                paper.stroke(smooth(across, closed=False, steps=6), c.mix(skin, c.CREAM, 0.6), 5)
            paper.ink(box(110, -240, 140, 480), c.INK, alpha=22)
        paper.stroke([(0, -210), (0, -270), (70, -276)], c.LEAF, 20)
    wedge = [*arc(190, -150, 150, 150, 0, 180), (40, -150)]
    paper.cut(wedge, skin)
    paper.ink([*arc(190, -150, 132, 132, 0, 180)], c.mix(c.HONEY, c.CREAM, 0.35))
    paper.ink([*arc(190, -150, 60, 46, 0, 180)], c.mix(c.HONEY, c.DEEP, 0.1))


def watermelon(paper: Paper, hand: Hand) -> None:
    """A striped watermelon and a red wedge."""
    with paper.at(-80, -210):
        outline = ellipse(0, 0, 240, 208, 100)
        paper.cut(outline, c.LEAF, lift=1.4)
        with paper.within(outline):
            for i in range(-4, 5):
                wave = [(i * 58 + (13 if k % 2 else -13), -220 + k * 40) for k in range(12)]
                paper.stroke(smooth(wave, closed=False, steps=5), c.TEA, 22)
        paper.stroke([(0, -204), (20, -262)], c.BARK, 15)
    with paper.at(200, -6, turn=hand.near(-8, 4)):
        paper.cut([*arc(0, -190, 190, 190, 20, 160)], c.TEA)
        paper.ink([*arc(0, -190, 172, 172, 20, 160)], c.CREAM)
        paper.ink([*arc(0, -192, 156, 156, 19, 161)], c.ROSE)
        for x, y in ((-80, -110), (-30, -76), (30, -78), (84, -112), (0, -116)):
            paper.ink(leaf_seed(x, y), c.BARK)


def leaf_seed(x: float, y: float) -> list[tuple[float, float]]:
    """Return the outline of a melon seed."""
    return [(px + x, py + y) for px, py in leaf(26, 8)]


def coconut(paper: Paper, hand: Hand) -> None:
    """Makapuno coconut: one whole, one opened with thick white flesh."""
    ball(paper, hand, -130, -190, 190, c.WOOD)
    for turn in (-40, -14, 16, 44):
        line = [(-130 + turn * 4.2, -100), (-130 + turn * 2.6, -330)]
        paper.stroke(line, c.BARK, 6)
    for x, y in ((-160, -330), (-110, -336), (-134, -300)):
        paper.ink(ellipse(x, y, 13, 15, 20), c.BARK)
    paper.cut(ellipse(150, -150, 166, 150), c.WOOD, lift=1.2)
    paper.ink(ellipse(150, -160, 146, 126), c.CARD)
    paper.ink(ellipse(150, -164, 96, 76), c.mix(c.CARD, c.STEEL, 0.3))
    for i in range(9):
        top = hand.near(-160, 50)
        shred = [(70 + i * 12, top), (120 + i * 8, top - 26), (190 + i * 5, top + 10)]
        paper.stroke(smooth(shred, closed=False), c.CARD, 8, lift=0.3)


def dried_fruit(paper: Paper, hand: Hand) -> None:
    """Slices of dried banana on a tray."""
    tray(paper, 320)
    for i in range(19):
        row = i % 3
        x = -230.0 + i * 25
        with paper.at(x, -70 - row * 40 - hand.near(8, 8), turn=hand.near(0, 26)):
            colour = hand.tone(c.mix(c.HONEY, c.BRONZE, 0.4), 0.14)
            paper.cut(ellipse(0, 0, 62, 38), colour, lift=0.7)
            paper.ink(ellipse(0, -3, 46, 26), c.mix(colour, c.CREAM, 0.35))
            for dx in (-14, 4, 20):
                paper.ink(ellipse(dx, -3, 4, 7, 10), c.BARK)
    with paper.at(30, -236, scale=0.62, turn=90):
        banana_hand(paper, hand, 2)
