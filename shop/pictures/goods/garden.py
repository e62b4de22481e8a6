"""Vegetables, mushrooms, shoots and nuts."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..packs import bowl, tray
from ..paper import Paper
from ..shapes import arc, box, ellipse, leaf, ngon, smooth


def gourd(paper: Paper, hand: Hand) -> None:
    """The fragrant winter melon of Ba Bể, lying, with a slice when the shelf wants one."""
    green = hand.pick((c.LEAF, c.FOREST, c.mix(c.LEAF, c.SPROUT, 0.25)))
    with paper.at(hand.near(-30, 10), -170, turn=hand.near(-5, 4)):
        paper.stroke(
            smooth([(250, -40), (306, -60), (316, -120), (308, -160)], closed=False),
            c.WOOD,
            22,
            lift=0.7,
        )
        body = smooth(
            [
                (-290, 10),
                (-250, -110),
                (-110, -160),
                (80, -168),
                (220, -120),
                (278, -20),
                (240, 110),
                (80, 164),
                (-130, 160),
                (-262, 110),
            ]
        )
        paper.cut(body, green, lift=1.4)
        with paper.within(body):
            paper.ink(
                smooth([(-320, 110), (0, 90), (300, 40), (300, 220), (-300, 220)]), c.INK, alpha=26
            )
            for y in (-92, -20, 60):
                line = smooth([(-200, y + 30), (-60, y - 16), (90, y - 18)], closed=False)
                paper.stroke(line, c.PALE_LEAF, 15)
    if hand.chance(0.5):
        with paper.at(230, -74):
            paper.cut(ellipse(0, 0, 74, 76), green)
            paper.ink(ellipse(0, 0, 60, 62), c.mix(c.PALE_LEAF, c.CREAM, 0.6))
            for i in range(6):
                with paper.at(0, 0, turn=i * 60):
                    paper.ink(ellipse(0, -26, 7, 12, 16), c.STRAW)


def bamboo_shoot(paper: Paper, hand: Hand) -> None:
    """Fresh shoots in their sheaths, one of them peeled."""
    for x, turn, size in ((-160, -15, 0.88), (165, 14, 0.84), (0, hand.near(0, 4), 1.08)):
        with paper.at(x, 0, turn=turn, scale=size):
            _shoot(paper, hand, peeled=x > 0)


def _shoot(paper: Paper, hand: Hand, *, peeled: bool) -> None:
    cone = smooth(
        [
            (0, -480),
            (46, -350),
            (104, -150),
            (112, -20),
            (60, 0),
            (-60, 0),
            (-112, -20),
            (-104, -150),
            (-46, -350),
        ]
    )
    flesh = c.mix(c.STRAW, c.CREAM, 0.5)
    paper.cut(cone, flesh, lift=1.2)
    with paper.within(cone):
        for i in range(9):
            y = -40 - i * 50
            if peeled:
                paper.stroke(arc(0, y - 14, 112 - i * 10, 20, 10, 170, 14), c.STRAW, 6)
                continue
            side = -1 if i % 2 else 1
            tone = c.mix(hand.tone(c.BRONZE, 0.06), c.LEAF, 0.16 + 0.07 * i)
            sheath = smooth(
                [
                    (-130 * side, y + 50),
                    (130 * side, y + 26),
                    (116 * side, y - 60),
                    (0, y - 150),
                    (-90 * side, y - 30),
                ]
            )
            paper.ink(sheath, tone)
            paper.stroke(sheath[24:40], c.mix(tone, c.CREAM, 0.4), 5)


def dried_shoot(paper: Paper, hand: Hand) -> None:
    """Strips of dried bamboo shoot, tied in bundles on a tray."""
    tray(paper, 320)
    for i in range(15):
        turn = -64 + i * 9
        with paper.at(hand.near(0, 14), -66, turn=hand.near(turn, 4)):
            length = hand.near(310, 50)
            strip = smooth(
                [(-22, 0), (-26, -length * 0.6), (-6, -length), (20, -length * 0.9), (24, 0)]
            )
            paper.cut(strip, hand.tone(c.mix(c.BRONZE, c.TURMERIC, 0.2), 0.18), lift=0.6)
            paper.stroke([(0, -30), (-2, -length * 0.8)], c.DEEP, 4)
    paper.cut(box(-84, -126, 168, 58, 16), hand.accent)
    paper.stroke([(-70, -97), (70, -97)], c.TURMERIC, 9)


def vegetable(paper: Paper, hand: Hand) -> None:
    """A bunch of highland greens tied with straw."""
    for i in range(9):
        with paper.at(hand.near(0, 10), -120, turn=-64 + i * 16):
            paper.stroke([(0, 90), (0, -180)], c.PALE_LEAF, 13, lift=0.4)
            paper.cut(
                smooth([(0, -430), (90, -350), (84, -230), (0, -150), (-84, -230), (-90, -350)]),
                hand.tone(c.LEAF, 0.16),
            )
            paper.stroke([(0, -170), (0, -390)], c.PALE_LEAF, 6)
    paper.cut(box(-80, -130, 160, 52, 20), c.STRAW)


def chestnut(paper: Paper, hand: Hand) -> None:
    """Chestnuts with one open burr."""
    with paper.at(-130, -150):
        for ring in range(2):
            for i in range(22):
                with paper.at(0, 0, turn=i * 16.4 + ring * 8):
                    paper.cut(leaf(196 - ring * 34, 11), (c.LEAF, c.SPROUT)[ring], lift=0.3)
        paper.cut(ellipse(0, 0, 122, 118), c.mix(c.STRAW, c.CREAM, 0.3))
        _nut(paper, hand, 0, 12, 1.1)
    for x, y in ((110, -70), (250, -66), (180, -160)):
        _nut(paper, hand, x, y, 0.92)


def _nut(paper: Paper, hand: Hand, x: float, y: float, size: float) -> None:
    with paper.at(x, y, scale=size, turn=hand.near(0, 16)):
        shape = smooth([(0, -86), (56, -44), (82, 20), (50, 66), (-50, 66), (-82, 20), (-56, -44)])
        colour = hand.tone(c.mix(c.WOOD, c.CLAY, 0.35))
        paper.cut(shape, colour)
        with paper.within(shape):
            paper.ink(ellipse(0, 74, 84, 36), c.mix(colour, c.CREAM, 0.5))
            paper.stroke(
                smooth([(-34, -30), (-44, 10), (-36, 36)], closed=False),
                c.mix(colour, c.CREAM, 0.35),
                9,
            )


def nuts(paper: Paper, hand: Hand) -> None:
    """Star-shaped sachi pods over a bowl of roasted seeds."""
    for i in range(15):
        with paper.at(-110 + i * 17, hand.near(-206, 26), turn=hand.near(0, 80)):
            paper.cut(ellipse(0, 0, 44, 34, 30), hand.tone(c.WOOD), lift=0.5)
            paper.ink(ellipse(-10, -8, 14, 8, 16), c.TERRACOTTA)
    bowl(paper, hand.pick((c.INDIGO, c.CLAY, c.TEA)), 200, 180)
    for x, y in ((220, -76), (-240, -64)):
        with paper.at(x, y, turn=hand.near(0, 20), scale=0.9):
            for i in range(5):
                with paper.at(0, 0, turn=i * 72):
                    paper.cut(leaf(104, 44), hand.tone(c.SPROUT))
            paper.cut(ngon(0, 0, 30, 5), c.LEAF, lift=0.4)


def root(paper: Paper, hand: Hand, flesh: c.Rgb, skin: c.Rgb) -> None:
    """A knobbly rhizome, whole, with two round slices: turmeric or ginger."""
    hub = smooth(
        [
            (-260, -60),
            (-190, -150),
            (-60, -130),
            (60, -176),
            (200, -130),
            (270, -40),
            (160, 0),
            (-180, 6),
        ]
    )
    for x, y, turn, length in ((-160, -110, -34, 170), (-10, -130, 4, 230), (130, -130, 30, 180)):
        with paper.at(x, y, turn=hand.near(turn, 8)):
            finger = smooth(
                [
                    (-52, 20),
                    (-58, -length * 0.6),
                    (-20, -length),
                    (28, -length * 0.96),
                    (58, -length * 0.5),
                    (52, 20),
                ]
            )
            paper.cut(finger, hand.tone(skin, 0.06))
            for k in range(1, 5):
                y2 = -length * k / 5.2
                paper.stroke(arc(0, y2 - 12, 44, 16, 20, 160, 12), c.mix(skin, c.BARK, 0.35), 5)
    paper.cut(hub, skin, lift=1.2)
    for x in (-170, -90, 60, 150):
        paper.stroke(
            smooth([(x, -120), (x + 16, -66), (x, -12)], closed=False), c.mix(skin, c.BARK, 0.35), 5
        )
    for x, size in ((250, 1.0), (180, 0.86)):
        paper.cut(ellipse(x, -58 * size, 72 * size, 58 * size), skin)
        paper.ink(ellipse(x, -58 * size, 60 * size, 47 * size), flesh)
        paper.stroke(ellipse(x, -58 * size, 34 * size, 25 * size), c.mix(flesh, c.CREAM, 0.4), 6)
