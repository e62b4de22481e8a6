"""Plants in pots, and the places that people travel to."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..paper import Paper
from ..scenery import stilt_house, terrace
from ..shapes import Point, arc, box, ellipse, leaf, smooth, zigzag


def pot(paper: Paper, hand: Hand, half: float = 120) -> None:
    """A glazed pot that stands on (0, 0)."""
    glaze = hand.pick((c.CLAY, c.INDIGO, c.MILK, c.TEA))
    body = [(-half, -150), (half, -150), (half * 0.76, 0), (-half * 0.76, 0)]
    paper.cut(body, glaze, lift=1.2)
    with paper.within(body):
        paper.stroke(zigzag(-half, half, -70, 34, 5), c.TURMERIC, 8)
        paper.ink(box(half * 0.5, -160, half, 170), c.INK, alpha=24)
    paper.cut(box(-half - 14, -178, half * 2 + 28, 44, 12), c.mix(glaze, c.INK, 0.18), lift=0.5)


def orchid(paper: Paper, hand: Hand) -> None:
    """A moth orchid: an arching spray over a pot."""
    petal = hand.pick((c.ORCHID, c.PETAL, c.CARD, c.TURMERIC))
    for turn in (-66, 66, -34, 36):
        with paper.at(0, -160, turn=hand.near(turn, 6)):
            paper.cut(leaf(210, 46), hand.tone(c.FOREST))
    for side in (-1, 1) if hand.chance(0.6) else (1,):
        spray = smooth(
            [
                (0, -160),
                (side * 26, -360),
                (side * 90, -500),
                (side * 230, -530),
                (side * 300, -440),
            ],
            closed=False,
        )
        paper.stroke(spray, c.LEAF, 10, lift=0.5)
        for k in (26, 32, 38, 44):
            x, y = spray[min(k, len(spray) - 1)]
            bloom(paper, hand, x, y + 14, 62 - k * 0.3, petal)
        paper.cut(ellipse(spray[-1][0], spray[-1][1], 20, 26), petal, lift=0.5)
    pot(paper, hand)


def bloom(paper: Paper, hand: Hand, x: float, y: float, radius: float, petal: c.Rgb) -> None:
    """One orchid flower seen from the front."""
    with paper.at(x, y, turn=hand.near(0, 14)):
        for turn in (0, 130, 230):
            with paper.at(0, 0, turn=turn):
                paper.cut(leaf(radius * 1.1, radius * 0.36), c.mix(petal, c.CARD, 0.25), lift=0.4)
        for side in (-1, 1):
            paper.cut(
                ellipse(side * radius * 0.62, -radius * 0.1, radius * 0.6, radius * 0.5),
                hand.tone(petal, 0.05),
                lift=0.5,
            )
        paper.cut(ellipse(0, radius * 0.18, radius * 0.24, radius * 0.28), c.TURMERIC, lift=0.4)
        paper.ink(ellipse(0, radius * 0.1, radius * 0.11, radius * 0.11, 20), c.PLUM)


def apricot(paper: Paper, hand: Hand) -> None:
    """A yellow apricot bonsai in bloom."""
    trunk = smooth([(0, -150), (-50, -240), (30, -320), (-20, -420), (40, -520)], closed=False)
    paper.stroke(trunk, c.BARK, 34, lift=0.8)
    tips: list[Point] = [(40, -520)]
    for start, end in (
        (14, (-210, -380)),
        (22, (220, -400)),
        (32, (-160, -520)),
        (38, (190, -560)),
    ):
        x, y = trunk[start]
        middle = ((x + end[0]) / 2, (y + end[1]) / 2 + 20)
        paper.stroke(smooth([(x, y), middle, end], closed=False), c.BARK, 16, lift=0.5)
        tips += [end, middle]
    for tx, ty in tips:
        for _ in range(3):
            with paper.at(hand.near(tx, 56), hand.near(ty, 44), turn=hand.near(0, 180)):
                paper.cut(leaf(54, 14), hand.pick((c.SPROUT, c.LEAF)), lift=0.3)
    for tx, ty in tips:
        for _ in range(4):
            _five(paper, hand, hand.near(tx, 58), hand.near(ty, 46))
    pot(paper, hand, 170)


def _five(paper: Paper, hand: Hand, x: float, y: float) -> None:
    with paper.at(x, y, turn=hand.near(0, 36)):
        for i in range(5):
            with paper.at(0, 0, turn=i * 72):
                paper.cut(ellipse(0, -22, 17, 21, 24), hand.tone(c.TURMERIC, 0.1), lift=0.3)
        paper.ink(ellipse(0, 0, 10, 10, 16), c.AMBER)


def village(paper: Paper, hand: Hand) -> None:
    """A Tày stilt house before terraces, a palm beside it."""
    terrace(paper, hand, 0, 0, 620, 260)
    with paper.at(-20, -6):
        stilt_house(paper, hand)
    with paper.at(286, 0):
        palm(paper, hand, 420)


def palm(paper: Paper, hand: Hand, height: float) -> None:
    """A fan palm, the roof tree of the Tày."""
    paper.stroke(
        smooth([(0, 0), (-12, -height * 0.5), (6, -height)], closed=False), c.WOOD, 24, lift=0.7
    )
    for turn in (-112, -74, -38, 0, 38, 74, 112):
        with paper.at(6, -height, turn=turn):
            paper.cut(
                leaf(hand.near(170, 16), 30, 30 if turn > 0 else -30), hand.tone(c.FOREST), lift=0.5
            )


def river_isle(paper: Paper, hand: Hand) -> None:
    """A boat before a river isle with coconut palms."""
    paper.cut(ellipse(0, -40, 350, 62), c.SLATE, lift=0.3)
    isle = smooth([(-300, -70), (-190, -150), (-20, -186), (160, -150), (300, -70), (0, -44)])
    paper.cut(isle, c.LEAF, lift=0.8)
    for x, height in ((-180, 330), (170, 390), (60, 300)):
        with paper.at(x, -120, turn=hand.near(0, 8)):
            palm(paper, hand, height)
    with paper.at(-60, -150, scale=0.42):
        stilt_house(paper, hand)
    for y, x in ((-28, -180), (-14, 120), (-48, 210)):
        paper.stroke(
            smooth([(x - 70, y), (x, y - 8), (x + 70, y)], closed=False),
            c.mix(c.SLATE, c.CARD, 0.5),
            7,
        )
    with paper.at(40, -4, turn=hand.near(0, 2)):
        hull = [*arc(0, -60, 190, 58, 0, 180), (-190, -60)]
        paper.cut(hull, c.WOOD, lift=1)
        paper.stroke([(-176, -46), (176, -46)], c.TURMERIC, 7)
        paper.cut(
            smooth([(-36, -58), (-30, -130), (0, -150), (30, -130), (36, -58)]), c.INDIGO, lift=0.6
        )
        paper.cut([(0, -226), (70, -160), (-70, -160)], c.STRAW, lift=0.6)
        paper.stroke([(20, -120), (120, -10)], c.BARK, 8)
