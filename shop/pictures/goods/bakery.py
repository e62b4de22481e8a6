"""Cakes, sweets, eggs and nests."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..packs import jar, pouch, tray
from ..paper import Paper
from ..shapes import box, ellipse, leaf, ngon, smooth
from .grain import weave_basket


def egg(paper: Paper, hand: Hand) -> None:
    """Eggs in a straw nest in a basket."""
    for x, y, turn in (
        (-150, -190, -14),
        (-50, -216, 4),
        (60, -212, -6),
        (156, -186, 16),
        (0, -170, 0),
    ):
        with paper.at(x, y, turn=turn):
            shape = smooth(
                [(0, -108), (62, -40), (72, 30), (40, 84), (-40, 84), (-72, 30), (-62, -40)]
            )
            colour = hand.pick(
                (c.mix(c.BLUSH, c.CREAM, 0.5), c.mix(c.TERRACOTTA, c.CREAM, 0.5), c.MILK)
            )
            paper.cut(shape, colour)
            paper.ink(ellipse(-22, -34, 14, 24), c.CARD, alpha=120)
    for _ in range(24):
        foot = hand.near(0, 220)
        tip = foot + hand.near(0, 60), hand.near(-212, 20)
        paper.stroke([(foot, -176), tip], hand.tone(c.STRAW), 8)
    weave_basket(paper, hand, 262, 170)


def birds_nest(paper: Paper, hand: Hand) -> None:
    """A swiftlet's nest on a stand, its builder above."""
    paper.cut([(-90, -40), (90, -40), (130, 0), (-130, 0)], c.WOOD)
    rim = [(-236, -190), (-150, -226), (0, -238), (150, -226), (236, -190)]
    cup = smooth([*rim, (190, -80), (90, -32), (-90, -32), (-190, -80)])
    threads = (c.STRAW, c.CREAM, c.CARD, c.mix(c.STRAW, c.CLAY, 0.2))
    paper.cut(cup, c.MILK, lift=1.3)
    with paper.within(cup):
        for i in range(30):
            x = -240 + i * 17
            thread = [(x, -230), (x + hand.near(26, 16), -140), (x + hand.near(70, 20), -20)]
            paper.stroke(smooth(thread, closed=False), hand.pick(threads), 6)
    paper.ink(ellipse(0, -206, 178, 26), c.mix(c.STRAW, c.BRONZE, 0.35))
    size, turn = hand.near(0.9, 0.1), hand.near(-8, 10)
    with paper.at(hand.near(60, 60), -420, turn=turn, scale=size, flip=hand.chance(0.5)):
        _swallow(paper)


def _swallow(paper: Paper) -> None:
    wing = [(-150, -100), (-30, -50), (60, -10), (150, 60), (60, 30), (-20, 20), (-60, -30)]
    paper.cut(smooth(wing), c.INDIGO)
    paper.cut(smooth([(40, -10), (120, -130), (20, -60), (-20, 0)]), c.DUSK)
    paper.cut(smooth([(-40, 20), (30, -24), (90, 0), (60, 36), (-10, 44)]), c.INDIGO)
    paper.ink(ellipse(56, 16, 20, 13), c.ROSE)


def leaf_cake(paper: Paper, hand: Hand) -> None:
    """Cakes wrapped in leaves and tied: a pile of them, or two and one unwrapped."""
    tray(paper, 310)
    opened = hand.chance(0.5)
    heap = [(-150.0, -70.0, -10.0), (150, -74, 8)] if opened else [(-120, -70, -10), (120, -74, 8)]
    for x, y, turn in (*heap, (0, -180 if opened else -190, hand.near(0, 6))):
        with paper.at(x, y, turn=turn):
            _parcel(paper, hand)
    if opened:
        with paper.at(0, -36, turn=hand.near(0, 4)):
            for turn in (-70, 70):
                with paper.at(0, 0, turn=turn):
                    paper.cut(leaf(210, 50), c.PALE_LEAF)
            filling = hand.pick((c.BARK, c.AMBER, c.mix(c.ROSE, c.BLUSH, 0.3)))
            paper.cut(box(-92, -96, 184, 102, 24), filling)
            paper.ink(box(-72, -84, 120, 14, 7), c.mix(filling, c.CREAM, 0.35))


def _parcel(paper: Paper, hand: Hand) -> None:
    """One cake in its leaf, its middle above (0, 0)."""
    green = hand.tone(hand.pick((c.FOREST, c.LEAF, c.TEA)))
    paper.cut(box(-130, -100, 260, 110, 26), green, lift=1.1)
    for y in (-76, -46, -14):
        paper.stroke([(-116, y), (116, y - 4)], c.mix(green, c.SPROUT, 0.35), 5)
    for x in (-58, 58):
        paper.stroke([(x, -102), (x, 10)], c.STRAW, 13, lift=0.3)
        paper.cut(ngon(x, -104, 16, 4), c.STRAW, lift=0.3)


def cake(paper: Paper, hand: Hand) -> None:
    """Squares of cake dusted with flour on a plate, or a stack of crisp rounds."""
    if hand.chance(0.4):
        for i in range(5):
            with paper.at(hand.near(-60, 10), -30 - i * 58):
                paper.cut(ellipse(0, 0, 190, 52), c.mix(c.CREAM, c.STRAW, 0.25 + 0.1 * (i % 2)))
                for dx in (-90, -30, 40, 100):
                    paper.ink(ellipse(dx, hand.near(-4, 16), 12, 7, 16), c.BRONZE)
        with paper.at(210, 0, turn=10):
            paper.cut(ellipse(0, -130, 120, 128), c.mix(c.CREAM, c.STRAW, 0.3))
            for dx, dy in ((-40, -150), (10, -190), (46, -110), (-20, -90), (20, -140)):
                paper.ink(ellipse(dx, dy, 13, 11, 18), c.BRONZE)
        return
    paper.cut(ellipse(0, -16, 320, 38), c.MILK)
    paper.ink(ellipse(0, -22, 270, 26), hand.accent)
    brown = hand.pick((c.CLAY, c.TERRACOTTA, c.mix(c.LEAF, c.BARK, 0.3)))
    for x, y in ((-190, -40), (0, -40), (190, -40), (-96, -132), (96, -132), (0, -224)):
        with paper.at(x, y, turn=hand.near(0, 3)):
            paper.cut(box(-86, -86, 172, 92, 12), hand.tone(brown))
            paper.ink(box(-86, -86, 172, 26, 10), c.CREAM)
            for dx in (-46, 4, 44):
                paper.ink(ellipse(dx, hand.near(-28, 10), 11, 8, 16), c.STRAW)


def candy(paper: Paper, hand: Hand) -> None:
    """A bag of coconut candy and twisted sweets."""
    with paper.at(-100, 0):
        pouch(paper, hand, hand.pick((c.FOREST, c.CREAM, c.SPROUT)), 310, 460)
    for x, y, turn in ((130, -36, -8), (256, -36, 12), (196, -112, 4)):
        with paper.at(x, y, turn=hand.near(turn, 8)):
            colour = hand.pick((c.TURMERIC, c.ROSE, c.FOREST, c.DUSK))
            for side in (-1, 1):
                paper.cut(
                    [(side * 40, 0), (side * 92, -36), (side * 82, 0), (side * 92, 36)],
                    c.CREAM,
                    lift=0.5,
                )
            paper.cut(box(-52, -34, 104, 68, 18), c.CREAM)
            paper.ink(box(-24, -34, 48, 68), colour)


def sugar(paper: Paper, hand: Hand) -> None:
    """Blocks of coconut-blossom sugar and half a coconut."""
    with paper.at(-110, 0):
        jar(paper, hand, c.AMBER, c.TEA, 280, 370)
    for x, y in ((120, 0), (240, 0), (180, -74)):
        with paper.at(x, y, turn=hand.near(0, 4)):
            paper.cut(box(-54, -76, 108, 76, 12), hand.tone(c.AMBER))
            paper.ink(box(-54, -76, 108, 18, 8), c.mix(c.AMBER, c.CREAM, 0.35))
