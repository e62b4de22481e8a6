"""The place a still life stands in: tinted ground, soft circles, a shelf with its brocade."""

from __future__ import annotations

from . import palette as c
from .hand import Hand
from .paper import Paper
from .shapes import box, ellipse, leaf, ngon, smooth, zigzag

SHELF = 786.0
"""Where the shelf begins. A 4:3 frame cut from the middle of a square picture keeps it whole."""

BASE = 806.0
"""Where goods stand."""


def set_stage(paper: Paper, hand: Hand, ground: c.Rgb) -> None:
    """Paint everything behind the goods."""
    _circles(paper, hand, ground)
    if hand.chance(0.3):
        _far_hills(paper, hand, ground)
    set_shelf(paper, hand, ground)


def set_shelf(paper: Paper, hand: Hand, ground: c.Rgb) -> None:
    """Paint the shelf and its brocade cloth over what is there."""
    width = paper.right - paper.left
    shelf = c.mix(ground, c.BARK, 0.13)
    paper.ink(box(paper.left, SHELF, width, paper.bottom - SHELF), shelf)
    paper.ink(box(paper.left, SHELF, width, 5), c.mix(ground, c.BARK, 0.2))
    _cloth(paper, hand, ground, shelf)


def _circles(paper: Paper, hand: Hand, ground: c.Rgb) -> None:
    """One big soft sun, and in some pictures a second one below it."""
    light = c.mix(ground, c.CARD, 0.36)
    side = hand.pick((-1, 1, 1))
    x, y = 500 + side * hand.near(230, 60), hand.near(300, 70)
    radius = hand.near(340, 40)
    if hand.chance(0.45):
        x2, y2 = 500 - side * hand.near(330, 50), hand.near(650, 50)
        paper.ink(ellipse(x2, y2, radius * 0.6, radius * 0.6), c.mix(ground, c.CARD, 0.2))
    paper.ink(ellipse(x, y, radius, radius, 120), light)
    if hand.chance(0.35):
        paper.ink(ellipse(x, y, radius * 0.64, radius * 0.64, 120), c.mix(ground, c.CARD, 0.52))


def _far_hills(paper: Paper, hand: Hand, ground: c.Rgb) -> None:
    for depth, height in ((0.06, 170), (0.1, 110)):
        x, points = paper.left - 60, []
        while x < paper.right + 260:
            points.append((x, SHELF - hand.near(height, 50)))
            x += hand.near(190, 50)
        ridge = [(paper.left - 60, SHELF + 8), *smooth(points, closed=False)]
        paper.ink([*ridge, (paper.right + 260, SHELF + 8)], c.mix(ground, c.TEA, depth))


def _cloth(paper: Paper, hand: Hand, ground: c.Rgb, shelf: c.Rgb) -> None:
    """The zigzag of the shelf's cloth, and a hem of small diamonds near the lower edge."""
    pale = c.mix(ground, c.CARD, 0.6)
    step, shift = 46.0, hand.near(0, 20)
    count = int((paper.right - paper.left + 2 * step) / step) + 1
    x0 = paper.left - step + shift
    paper.stroke(zigzag(x0, x0 + step * count, 850, 30, count), pale, 8)
    paper.ink(box(paper.left, 906, paper.right - paper.left, 5), pale)
    paper.ink(
        box(paper.left, 911, paper.right - paper.left, paper.bottom - 911),
        c.mix(shelf, c.BARK, 0.06),
    )
    for i in range(count):
        paper.ink(ngon(x0 + step * i, 952, 11, 4), c.mix(ground, c.CARD, 0.25))


def stand_shadow(paper: Paper, x: float, half_width: float) -> None:
    """Darken the shelf under a good, so that it stands instead of floating."""
    paper.ink(ellipse(x + 12, BASE + 2, half_width, max(10, half_width * 0.09)), c.BARK, alpha=44)


def lay_prop(paper: Paper, hand: Hand, side: int) -> None:
    """Put something small beside the good: sprig, cup, bowl, cloth or stones."""
    draw = hand.pick((_sprig, _sprig, _cup, _small_bowl, _folded_cloth, _lantern_fruit))
    with paper.at(500 + side * hand.near(300, 18), BASE, flip=side < 0, scale=hand.near(1, 0.1)):
        draw(paper, hand)


def _sprig(paper: Paper, hand: Hand) -> None:
    green = hand.pick((c.LEAF, c.FOREST, c.SPROUT))
    paper.stroke([(-80, -6), (0, -22), (86, -52)], c.mix(green, c.BARK, 0.4), 7, lift=0.5)
    for x, y, turn in (
        (-40, -14, -20),
        (-6, -20, 100),
        (34, -32, 10),
        (56, -40, 120),
        (84, -52, 62),
    ):
        with paper.at(x, y, turn=turn):
            paper.cut(leaf(74, 17), hand.tone(green), lift=0.5)


def _cup(paper: Paper, hand: Hand) -> None:
    glaze = hand.pick((c.DUSK, c.TEA, c.MILK, c.CLAY))
    paper.cut([(-62, -92), (62, -92), (44, -12), (30, 0), (-30, 0), (-44, -12)], glaze)
    paper.ink(ellipse(0, -92, 62, 13), c.mix(glaze, c.INK, 0.2))
    paper.ink(ellipse(0, -90, 50, 8), c.HONEY)
    paper.stroke(zigzag(-46, 46, -54, 14, 5), c.mix(glaze, c.TURMERIC, 0.75), 5)


def _small_bowl(paper: Paper, hand: Hand) -> None:
    grain = hand.pick((c.TURMERIC, c.MILK, c.LACQUER, c.SPROUT))
    for dx, dy in ((-30, -66), (2, -78), (32, -66), (-14, -70), (18, -70)):
        paper.cut(ellipse(dx, dy, 20, 16, 24), hand.tone(grain), lift=0.3)
    bowl = smooth([(-70, -62), (70, -62), (44, -14), (24, 0), (-24, 0), (-44, -14)], steps=6)
    paper.cut(bowl, hand.pick((c.CLAY, c.INDIGO, c.BARK)))


def _folded_cloth(paper: Paper, hand: Hand) -> None:
    cloth = hand.pick((c.INDIGO, c.DUSK, c.TEA))
    paper.cut(box(-84, -44, 168, 44, 10), c.mix(cloth, c.INK, 0.15))
    paper.cut(box(-84, -84, 168, 44, 10), cloth, lift=0.4)
    paper.stroke(zigzag(-72, 72, -62, 16, 7), c.TURMERIC, 5)
    paper.stroke(zigzag(-72, 72, -22, 16, 7), c.ROSE, 5)


def _lantern_fruit(paper: Paper, hand: Hand) -> None:
    """Two or three round fruits with a leaf each."""
    colour = hand.pick((c.HONEY, c.PLUM, c.TURMERIC, c.SPROUT))
    for x in (-44, 40) if hand.chance(0.5) else (-20,):
        paper.cut(ellipse(x, -40, 42, 40), hand.tone(colour))
        paper.ink(ellipse(x - 12, -52, 15, 12), c.mix(colour, c.CARD, 0.3))
        with paper.at(x, -78, turn=50):
            paper.cut(leaf(46, 13), c.LEAF, lift=0.4)
