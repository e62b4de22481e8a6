"""Meat, sausage and fish."""

from __future__ import annotations

from .. import palette as c
from ..hand import Hand
from ..packs import tray
from ..paper import Paper
from ..shapes import box, ellipse, leaf, smooth
from .drinks import loose_leaf
from .grain import steam
from .larder import little_fish, prawn


def _rail(paper: Paper, y: float) -> None:
    paper.cut(box(-330, y - 14, 660, 30, 15), c.WOOD, lift=0.8)
    for x in (-330, 330):
        paper.cut(box(x - 16, y - 40, 32, -y + 40, 10), c.BARK, lift=0.8)


def smoked_meat(paper: Paper, hand: Hand) -> None:
    """Strips of meat on a rail over the hearth."""
    _rail(paper, -520)
    for i, x in enumerate((-230, -120, 0, 115, 226)):
        with paper.at(x, -510, turn=hand.near(0, 4)):
            length = hand.near(310, 40)
            paper.stroke([(0, -4), (0, 44)], c.STRAW, 8)
            strip = smooth(
                [
                    (-34, 36),
                    (30, 36),
                    (44, length * 0.4),
                    (38, length * 0.8),
                    (10, length),
                    (-30, length * 0.9),
                    (-46, length * 0.5),
                ]
            )
            colour = hand.tone(c.mix(c.BARK, c.LACQUER, 0.28 + 0.05 * (i % 2)))
            paper.cut(strip, colour, lift=1.2)
            with paper.within(strip):
                for dx in (-22, 6, 26):
                    line = smooth(
                        [(dx, 50), (dx + 12, length * 0.5), (dx - 6, length)], closed=False
                    )
                    paper.stroke(line, c.mix(colour, c.BLUSH, 0.34), 7)
    for x, h in ((-70, 74), (0, 110), (66, 80)):
        paper.cut(
            smooth([(x, -h), (x + 34, -30), (x, 0), (x - 34, -30)]),
            hand.pick((c.HONEY, c.TURMERIC)),
            lift=0.4,
        )
    paper.cut(box(-150, -26, 300, 28, 14), c.BARK, lift=0.5)
    steam(paper, -190, -60, 110)


def sausage(paper: Paper, hand: Hand) -> None:
    """Links of Lạp sườn hung from a rail."""
    _rail(paper, -520)
    for x, count in ((-210, 3), (-70, 4), (70, 4), (210, 3)):
        for k in range(count):
            with paper.at(x + hand.near(0, 5), -500 + k * 112, turn=hand.near(0, 7)):
                link = smooth(
                    [
                        (0, 0),
                        (32, 18),
                        (40, 58),
                        (30, 94),
                        (0, 112),
                        (-30, 94),
                        (-40, 58),
                        (-32, 18),
                    ]
                )
                colour = hand.tone(c.mix(c.LACQUER, c.CLAY, 0.5))
                paper.cut(link, colour, lift=0.9)
                for dx, dy in ((-14, 40), (10, 30), (14, 66), (-10, 78)):
                    paper.ink(ellipse(dx, dy, 6, 5, 12), c.BLUSH)
            paper.ink(box(x - 6, -396 + k * 112, 12, 18), c.STRAW)
    if hand.chance(0.6):
        loose_leaf(paper, hand, 0)


def salted_pork(paper: Paper, hand: Hand) -> None:
    """A slab of pork belly on a board with slices and herbs."""
    paper.cut(box(-320, -44, 640, 44, 18), c.WOOD, lift=1.2)
    paper.cut(box(300, -36, 80, 26, 13), c.WOOD, lift=0.6)
    slab = smooth([(-270, -50), (-280, -190), (-210, -250), (40, -256), (70, -200), (60, -50)])
    paper.cut(slab, c.mix(c.ROSE, c.BLUSH, 0.3), lift=1.2)
    with paper.within(slab):
        for y, h in ((-262, 44), (-180, 22), (-118, 18)):
            paper.ink(
                smooth(
                    [
                        (-300, y),
                        (-80, y - 8),
                        (100, y),
                        (100, y + h),
                        (-80, y + h - 6),
                        (-300, y + h),
                    ]
                ),
                c.CREAM,
            )
        paper.ink(box(-300, -266, 400, 22), c.TERRACOTTA)
    for i in range(3):
        with paper.at(120 + i * 66, -48, turn=10 + i * 5):
            piece = box(-26, -190, 56, 190, 16)
            paper.cut(piece, c.mix(c.ROSE, c.BLUSH, 0.3))
            with paper.within(piece):
                for y in (-190, -126, -70):
                    paper.ink(box(-30, y, 70, 24), c.CREAM)
    for turn in (-60, -30, 10):
        with paper.at(-180, -240, turn=turn):
            paper.cut(leaf(130, 28), hand.tone(c.LEAF), lift=0.6)


def pork_roll(paper: Paper, hand: Hand) -> None:
    """Giò in banana leaf, and the slices that show its pale inside."""
    for y, x in ((-90, -40), (-240, -10)):
        with paper.at(x, y, turn=hand.near(-3, 3)):
            green = hand.tone(c.FOREST)
            paper.cut(box(-250, -86, 440, 168, 60), green, lift=1.3)
            for dy in (-50, 0, 46):
                paper.stroke([(-226, dy), (170, dy - 4)], c.mix(green, c.SPROUT, 0.35), 6)
            for dx in (-160, -60, 40, 120):
                paper.stroke([(dx, -88), (dx, 84)], c.STRAW, 12, lift=0.3)
    inside = hand.pick((c.mix(c.BLUSH, c.CREAM, 0.6), c.mix(c.SPROUT, c.CREAM, 0.6)))
    for x, y in ((210, -96), (280, -74)):
        paper.cut(ellipse(x, y, 84, 84), c.FOREST)
        paper.ink(ellipse(x, y, 74, 74), inside)
        for _ in range(6):
            paper.ink(
                ellipse(hand.near(x, 44), hand.near(y, 44), 6, 5, 12), c.mix(inside, c.BRONZE, 0.35)
            )


def fish(paper: Paper, hand: Hand) -> None:
    """Sun-dried fish on a tray or a line."""
    tray(paper, 330)
    for i, (x, y, turn) in enumerate(((-10, -100, -6), (20, -190, 5), (-20, -280, -3))):
        with paper.at(x, y, turn=hand.near(turn, 4), scale=1.06, flip=i % 2 == 1):
            little_fish(paper, hand, hand.tone(hand.pick((c.SLATE, c.mix(c.BRONZE, c.STEEL, 0.4)))))


def fish_cake(paper: Paper, hand: Hand) -> None:
    """Golden fish cakes on a plate, the fish behind."""
    with paper.at(60, -330, turn=-8, scale=1.1):
        little_fish(paper, hand, c.SLATE)
    paper.cut(ellipse(0, -22, 320, 40), c.MILK)
    paper.ink(ellipse(0, -28, 264, 26), hand.accent)
    for x, y in ((-180, -60), (0, -56), (180, -60), (-92, -126), (92, -126), (0, -188)):
        colour = hand.tone(c.mix(c.HONEY, c.BRONZE, 0.25))
        paper.cut(ellipse(x, y, 100, 50), colour)
        paper.ink(ellipse(x, y - 8, 82, 34), c.mix(colour, c.TURMERIC, 0.4))
        for _ in range(4):
            paper.ink(ellipse(hand.near(x, 54), hand.near(y - 8, 18), 9, 5, 12), c.LEAF)


def shrimp(paper: Paper, hand: Hand) -> None:
    """Dried sea shrimps on a tray."""
    tray(paper, 330)
    for i in range(11):
        x, y = -220 + (i % 6) * 88 + (44 if i > 5 else 0), -92 - (96 if i > 5 else 0)
        with paper.at(
            x, y - hand.near(0, 12), turn=hand.near(0, 60), scale=0.5, flip=hand.chance(0.5)
        ):
            prawn(paper, hand)
    with paper.at(0, -280, scale=0.62, turn=-20):
        prawn(paper, hand)
