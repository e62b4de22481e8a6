"""Packaging that many goods share: pouch, tin, box, jar and bottle. Each stands on (0, 0)."""

from __future__ import annotations

from . import palette as c
from .hand import Hand, glue_label
from .paper import Paper
from .shapes import arc, box, ellipse, mirrored, smooth, zigzag


def shade_right(paper: Paper, outline: list[tuple[float, float]], x: float) -> None:
    """Darken what lies right of x, like the far side of a round thing."""
    with paper.within(outline):
        paper.ink(box(x, -900, 900, 1000), c.INK, alpha=22)


def pouch(paper: Paper, hand: Hand, colour: c.Rgb, width: float = 340, height: float = 500) -> None:
    """A stand-up bag with a pinched top and a window of brocade."""
    half = width / 2
    body = smooth(
        [
            (-half * 0.9, -height + 50),
            (half * 0.9, -height + 50),
            (half * 0.96, -height * 0.5),
            (half, -30),
            (half * 0.9, 0),
            (-half * 0.9, 0),
            (-half, -30),
            (-half * 0.96, -height * 0.5),
        ],
        steps=8,
    )
    paper.cut(body, colour, lift=1.3)
    shade_right(paper, body, half * 0.6)
    paper.cut(box(-half * 0.92, -height, width * 0.92, 62, 8), c.mix(colour, c.INK, 0.14), lift=0.5)
    paper.stroke(
        zigzag(-half * 0.8, half * 0.8, -height + 31, 16, 9), c.mix(colour, c.CREAM, 0.6), 5
    )
    glue_label(paper, hand, 0, -height * 0.42, width * 0.7, height * 0.34)


def tin(paper: Paper, hand: Hand, colour: c.Rgb, width: float = 270, height: float = 400) -> None:
    """A tea tin with a lid."""
    half = width / 2
    body = [(-half, -height + 60), (half, -height + 60), *arc(0, 0, half, 22, 0, 180)]
    paper.cut(body, colour, lift=1.3)
    shade_right(paper, body, half * 0.5)
    lid = [
        (-half - 6, -height + 66),
        *arc(0, -height + 20, half + 6, 20, 180, 360),
        (half + 6, -height + 66),
    ]
    paper.cut(lid, c.mix(colour, c.INK, 0.25), lift=0.5)
    paper.ink(ellipse(0, -height + 19, half - 2, 13), c.mix(colour, c.CARD, 0.18))
    glue_label(paper, hand, 0, -height * 0.4, width * 0.84, height * 0.42)


def carton(
    paper: Paper, hand: Hand, colour: c.Rgb, width: float = 320, height: float = 380
) -> None:
    """A box seen a little from the side."""
    half, depth = width / 2, 64
    side = [(half, -height), (half + depth, -height - 34), (half + depth, -30), (half, 0)]
    top = [
        (-half, -height),
        (-half + depth, -height - 34),
        (half + depth, -height - 34),
        (half, -height),
    ]
    with paper.at(-depth / 2, 0):
        paper.cut([*box(-half, -height, width, height)], colour, lift=1.3)
        paper.cut(side, c.mix(colour, c.INK, 0.25))
        paper.ink(top, c.mix(colour, c.CARD, 0.25))
        paper.stroke(zigzag(-half + 14, half - 14, -height + 36, 22, 8), c.TURMERIC, 6)
        paper.stroke(zigzag(-half + 14, half - 14, -34, 22, 8), c.TURMERIC, 6)
        glue_label(paper, hand, 0, -height * 0.5, width * 0.72, height * 0.44)


def jar(
    paper: Paper, hand: Hand, content: c.Rgb, lid: c.Rgb, width: float = 330, height: float = 430
) -> None:
    """A glass jar filled to the neck."""
    half = width / 2
    profile = [
        (half * 0.82, -height + 58),
        (half * 0.9, -height + 84),
        (half, -height + 140),
        (half, -30),
        (half * 0.9, 0),
    ]
    body = smooth(mirrored(profile), steps=6)
    paper.cut(body, content, lift=1.3)
    with paper.within(body):
        paper.ink(box(-half, -height + 40, width, 78), c.mix(content, c.CREAM, 0.45))
        paper.ink(ellipse(0, -height + 118, half, 16), c.mix(content, c.CREAM, 0.25))
        paper.ink(box(-half + 24, -height + 120, 26, height - 170, 13), c.CARD, alpha=80)
    shade_right(paper, body, half * 0.55)
    paper.cut(box(-half * 0.88, -height, width * 0.88, 70, 16), lid, lift=0.6)
    paper.ink(box(-half * 0.88, -height + 44, width * 0.88, 10), c.mix(lid, c.INK, 0.25))
    glue_label(paper, hand, 0, -height * 0.36, width * 0.86, height * 0.36)


def bottle(
    paper: Paper, hand: Hand, glass: c.Rgb, cap: c.Rgb, width: float = 220, height: float = 560
) -> None:
    """A round-shouldered bottle, as for fish sauce and spirits."""
    half = width / 2
    profile = [
        (half * 0.34, -height + 30),
        (half * 0.34, -height * 0.74),
        (half * 0.62, -height * 0.66),
        (half * 0.98, -height * 0.54),
        (half, -height * 0.4),
        (half, -26),
        (half * 0.9, 0),
    ]
    body = smooth(mirrored(profile), steps=8)
    paper.cut(body, glass, lift=1.3)
    with paper.within(body):
        paper.ink(box(-half + 18, -height * 0.54, 18, height * 0.5, 9), c.CARD, alpha=70)
        paper.ink(box(half * 0.55, -height, half, height), c.INK, alpha=26)
    paper.cut(box(-half * 0.42, -height, width * 0.42, 58, 8), cap, lift=0.5)
    paper.ink(box(-half * 0.42, -height + 40, width * 0.42, 8), c.mix(cap, c.INK, 0.3))
    glue_label(paper, hand, 0, -height * 0.28, width * 0.94, height * 0.27)


def flask(paper: Paper, hand: Hand, glass: c.Rgb, cap: c.Rgb, scale: float = 1) -> None:
    """A small square-shouldered bottle with a dropper, for oils and syrups."""
    with paper.at(0, 0, scale=scale):
        paper.cut(box(-34, -420, 68, 110, 12), c.mix(glass, c.INK, 0.15))
        body = box(-100, -330, 200, 330, 42)
        paper.cut(body, glass, lift=1.3)
        with paper.within(body):
            paper.ink(box(-84, -310, 18, 290, 9), c.CARD, alpha=80)
            paper.ink(box(54, -330, 60, 330), c.INK, alpha=26)
        paper.cut(box(-46, -446, 92, 76, 14), cap, lift=0.6)
        glue_label(paper, hand, 0, -140, 186, 150)


def bowl(paper: Paper, colour: c.Rgb, radius: float = 220, depth: float = 200) -> None:
    """A clay bowl with a foot; fill it before drawing it."""
    outline = [*arc(0, -depth, radius, depth - 18, 0, 180), (-radius, -depth)]
    paper.cut([(-70, -30), (70, -30), (84, 0), (-84, 0)], c.mix(colour, c.INK, 0.25), lift=0.4)
    paper.cut(outline, colour, lift=1.2)
    shade_right(paper, outline, radius * 0.45)
    with paper.within(outline):
        paper.stroke(zigzag(-radius, radius, -depth + 44, 26, 9), c.mix(colour, c.CREAM, 0.5), 6)


def tray(paper: Paper, half: float = 300, colour: c.Rgb = c.BRONZE) -> None:
    """A woven bamboo tray seen from a low angle."""
    paper.cut(ellipse(0, -34, half, 46), c.mix(colour, c.INK, 0.2))
    paper.cut(ellipse(0, -44, half, 42), colour, lift=0)
    rim = ellipse(0, -48, half - 22, 33)
    paper.ink(rim, c.mix(colour, c.CREAM, 0.45))
    with paper.within(rim):
        for i in range(-9, 10):
            paper.stroke([(i * 34 - 40, -90), (i * 34 + 40, 0)], c.mix(colour, c.CREAM, 0.25), 4)
            paper.stroke([(i * 34 + 40, -90), (i * 34 - 40, 0)], c.mix(colour, c.CREAM, 0.25), 4)
