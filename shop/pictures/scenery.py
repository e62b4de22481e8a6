"""Mountains, terraces, a stilt house and the seller: what banners, posters and the film share."""

from __future__ import annotations

from . import palette as c
from .hand import Hand
from .paper import Paper
from .shapes import Outline, arc, box, ellipse, smooth, zigzag


def ridge(
    paper: Paper, hand: Hand, foot: float, height: float, pitch: float, *, sharp: bool = False
) -> Outline:
    """Return a chain of mountains across the whole picture; `foot` is its lower edge."""
    x, points = paper.left - pitch, []
    up = True
    while x < paper.right + pitch:
        rise = hand.rng.uniform(0.72, 1.0) if up else hand.rng.uniform(0.28, 0.5)
        points.append((x, foot - height * rise))
        x += pitch * hand.rng.uniform(0.42, 0.62)
        up = not up
    line = points if sharp else smooth(points, closed=False, steps=14)
    return [(line[0][0], foot), *line, (line[-1][0], foot)]


def terrace(paper: Paper, hand: Hand, x: float, y: float, width: float, height: float) -> None:
    """Rice terraces: a hill of ever narrower steps that stands on (x, y)."""
    steps = 6
    shades = hand.pick(((c.LEAF, c.SPROUT), (c.FOREST, c.PALE_LEAF), (c.LEAF, c.TURMERIC)))
    for i in range(steps):
        half = width / 2 * (1 - i / (steps + 1.5))
        top = height * (i + 1) / steps
        lift = hand.near(0, width * 0.03)
        hill = smooth(
            [
                (x - half, y),
                (x - half * 0.86 + lift, y - top * 0.7),
                (x - half * 0.3, y - top),
                (x + half * 0.35 + lift, y - top * 0.96),
                (x + half * 0.9, y - top * 0.62),
                (x + half, y),
            ]
        )
        paper.cut(hill, c.mix(shades[0], shades[1], i / steps), lift=0.4)


def stilt_house(paper: Paper, hand: Hand) -> None:
    """A Tày house on stilts, some 500 units wide, that stands on (0, 0)."""
    for x in (-190, -95, 0, 95, 190):
        paper.cut(box(x - 13, -150, 26, 150, 4), c.BARK, lift=0.5)
    paper.stroke([(150, 0), (214, -150)], c.CLAY, 12, lift=0.5)
    paper.stroke([(196, 0), (256, -150)], c.CLAY, 12, lift=0.5)
    for k in range(1, 5):
        paper.stroke([(150 + k * 13, -k * 30), (196 + k * 12, -k * 30)], c.CLAY, 8)
    paper.cut(box(-236, -300, 472, 150, 4), c.WOOD)
    for x in range(-220, 230, 36):
        paper.stroke([(x, -290), (x, -160)], c.mix(c.WOOD, c.BARK, 0.5), 5)
    for x in (-130, 20):
        paper.cut(box(x, -270, 84, 84, 4), c.HONEY if hand.chance(0.7) else c.BARK, lift=0.3)
        paper.stroke([(x + 42, -270), (x + 42, -186)], c.BARK, 6)
    paper.stroke([(-260, -190), (-180, -190), (180, -190), (260, -190)], c.CLAY, 9)
    paper.stroke(zigzag(-236, 236, -160, 16, 16), c.TURMERIC, 5)
    roof = [(-320, -284), (-190, -476), (190, -476), (320, -284)]
    paper.cut(roof, hand.pick((c.CLAY, c.BARK, c.mix(c.BRONZE, c.BARK, 0.4))), lift=1.2)
    with paper.within(roof):
        for y in (-440, -400, -360, -318):
            paper.stroke(zigzag(-340, 340, y, 14, 26), c.mix(c.CLAY, c.CREAM, 0.3), 5)
    paper.cut(box(-204, -490, 408, 24, 12), c.BARK, lift=0.5)


def sun(paper: Paper, x: float, y: float, radius: float, colour: c.Rgb, halo: c.Rgb) -> None:
    """A sun or moon with one soft ring."""
    paper.ink(ellipse(x, y, radius * 1.5, radius * 1.5, 100), halo, alpha=60)
    paper.cut(ellipse(x, y, radius, radius, 100), colour, lift=0.4)


def head(paper: Paper, hand: Hand) -> None:
    """A cut-paper head around (0, 0): dark hair, no face, as generic as a paper doll."""
    paper.cut(box(-34, 70, 68, 80, 20), c.mix(c.SKIN, c.CLAY, 0.28), lift=0.3)
    paper.cut(ellipse(0, 10, 104, 112), c.SKIN)
    hair = [
        *arc(0, -6, 128, 126, 178, 362),
        (104, 44),
        (78, -36),
        (-78, -36),
        (-104, 44),
        (-128, 6),
    ]
    paper.cut(hair, c.INK, lift=0.5)


def headscarf(paper: Paper) -> None:
    """The indigo turban with its brocade edge, over the hair of a head around (0, 0)."""
    wrap = smooth(
        [(-134, -20), (-120, -110), (-40, -158), (60, -156), (128, -104), (136, -16), (0, -66)]
    )
    paper.cut(wrap, c.INDIGO, lift=0.6)
    with paper.within(wrap):
        paper.stroke(zigzag(-150, 150, -56, 22, 11), c.TURMERIC, 7)
        paper.stroke(smooth([(-140, -84), (0, -126), (140, -84)], closed=False), c.ROSE, 8)


def torso(paper: Paper, hand: Hand, cloth: c.Rgb = c.INDIGO) -> None:
    """Shoulders and indigo jacket with the brocade zigzag; neck at (0, 0), hem 520 below."""
    blouse = smooth(
        [(-70, 6), (70, 6), (170, 60), (222, 200), (236, 530), (-236, 530), (-222, 200), (-170, 60)]
    )
    paper.cut(blouse, BLOUSE, lift=1.2)
    jacket = smooth(
        [(-110, 120), (0, 92), (110, 120), (196, 230), (216, 540), (-216, 540), (-196, 230)]
    )
    paper.cut(jacket, cloth, lift=0.8)
    with paper.within(jacket):
        paper.stroke(zigzag(-150, 150, 250, 54, 4), c.TURMERIC, 15)
        paper.stroke(zigzag(-150, 150, 306, 26, 8), c.ROSE, 8)
        paper.stroke([(-230, 350), (230, 350)], c.mix(cloth, c.CREAM, 0.35), 6)
    paper.stroke(arc(0, 30, 92, 84, 20, 160), c.STEEL, 11, lift=0.4)


BLOUSE = c.mix(c.CLAY, c.CREAM, 0.82)
ELBOW = (262.0, 322.0)
"""Where the right elbow is when the neck is at (0, 0); the left one mirrors it."""

FOREARM = 206.0
"""From the elbow to the middle of the palm."""


def upper_arm(paper: Paper, side: int) -> None:
    """A sleeve from the shoulder to the elbow, right (1) or left (−1) in the picture."""
    x, y = ELBOW
    line = smooth([(side * 168, 128), (side * 236, 210), (side * x, y)], closed=False)
    paper.stroke(line, BLOUSE, 92, lift=0.7)


def forearm(paper: Paper) -> None:
    """A forearm from its elbow (0, 0) to the right: sleeve, brocade cuff, open hand."""
    paper.stroke([(0, 0), (112, 0)], BLOUSE, 88, lift=0.6)
    paper.cut(ellipse(FOREARM - 2, 0, 46, 36), c.SKIN, lift=0.5)
    paper.stroke([(FOREARM - 16, -22), (FOREARM + 8, -52)], c.SKIN, 22)
    paper.cut(box(112, -48, 56, 96, 10), c.INDIGO, lift=0.4)
    paper.stroke([(x + 140, y) for y, x in zigzag(-40, 40, 0, 24, 4)], c.TURMERIC, 7)


def seller(paper: Paper, hand: Hand) -> None:
    """A seller from the waist up, neck at (0, 0), one hand raised in greeting."""
    torso(paper, hand)
    side = hand.pick((-1, 1))
    for arm, turn in ((side, hand.near(-76, 10)), (-side, hand.near(118, 8))):
        upper_arm(paper, arm)
        with paper.at(arm * ELBOW[0], ELBOW[1], flip=arm < 0), paper.at(0, 0, turn=turn):
            forearm(paper)
    with paper.at(0, -104, turn=hand.near(0, 3)):
        head(paper, hand)
        if hand.chance(0.6):
            headscarf(paper)


def lantern(paper: Paper, colour: c.Rgb) -> None:
    """A paper lantern that hangs from (0, 0)."""
    paper.stroke([(0, 0), (0, 60)], c.STRAW, 4)
    body = ellipse(0, 118, 62, 58)
    paper.cut(body, colour, lift=0.8)
    with paper.within(body):
        paper.ink(ellipse(0, 118, 26, 62), c.mix(colour, c.CREAM, 0.35))
    for y in (56, 168):
        paper.ink(box(-30, y, 60, 13, 4), c.DEEP)
    for x in (-14, 0, 14):
        paper.stroke([(x, 181), (x, 216)], c.TURMERIC, 5)


def market_table(paper: Paper, y: float, cloth: c.Rgb = c.CLAY) -> None:
    """A table across the picture whose top is at `y`, with a brocade cloth in front."""
    width = paper.right - paper.left
    paper.cut(box(paper.left - 20, y, width + 40, paper.bottom - y + 40), cloth, lift=1)
    paper.ink(box(paper.left, y, width, 22), c.mix(cloth, c.INK, 0.25))
    count = max(8, int(width / 62))
    paper.stroke(zigzag(paper.left, paper.right, y + 66, 36, count), c.TURMERIC, 10)
    paper.stroke(zigzag(paper.left, paper.right, y + 112, 18, count * 2), c.CREAM, 5)
