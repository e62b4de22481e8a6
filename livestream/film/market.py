"""The market scene of the demo film: what stands still and how the rest moves.

Every motion repeats a whole number of times within the film, so its end meets its beginning.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from PIL import Image

from shop.pictures import palette as c
from shop.pictures.goods.registry import GOODS
from shop.pictures.hand import Hand
from shop.pictures.motif import Motif
from shop.pictures.paper import Paper
from shop.pictures.scenery import (
    ELBOW,
    FOREARM,
    forearm,
    head,
    headscarf,
    lantern,
    market_table,
    ridge,
    torso,
    upper_arm,
)
from shop.pictures.shapes import box, ellipse, ngon, smooth, zigzag

from .sprites import Draw, Size, Sprite, cut_out

SHOWN = (Motif.NOODLES, Motif.HONEY, Motif.GOURD)
"""What the seller holds up, one after the other."""

ON_TABLE = ((0.12, Motif.TEA), (0.86, Motif.SPIRIT), (0.33, Motif.ORANGE), (0.67, Motif.RICE_BOWL))

HORIZON, NECK, TABLE = 0.56, 0.475, 0.685
"""Heights in the picture, as shares of it: foot of the hills, the seller's neck, the table top."""


@dataclass(frozen=True)
class Market:
    """The layers of the scene, drawn once."""

    size: Size
    unit: float
    back: Image.Image
    sun: Sprite
    hills: Sprite
    mist: Sprite
    lanterns: tuple[tuple[float, float, Sprite], ...]
    body: Sprite
    head: Sprite
    arm: Sprite
    shown: tuple[Sprite, ...]
    table: Sprite
    puff: Sprite

    def frame(self, share: float) -> Image.Image:
        """Compose the moment `share` (0–1) of the film."""
        picture = self.back.copy()
        self._sky(picture, share)
        self._lanterns(picture, share)
        self._seller(picture, share)
        self._table(picture)
        self._steam(picture, share)
        return picture

    def _sky(self, picture: Image.Image, share: float) -> None:
        width, height = self.size
        x = width * (0.74 + 0.09 * wave(share, 1))
        self.sun.put(picture, x, height * (0.235 + 0.035 * wave(share, 1, 0.25)))
        self.hills.put(picture, 0, height * HORIZON)
        for lane, speed, shift in ((0.47, 1, 0.0), (0.52, -1, 0.35)):
            x = ((share * speed + shift) % 1) * (width + self.mist.add.width)
            self.mist.put(picture, x - self.mist.add.width / 2, height * lane)

    def _lanterns(self, picture: Image.Image, share: float) -> None:
        for index, (x, y, sprite) in enumerate(self.lanterns):
            turn = 5 * wave(share, 6, index * 0.21) + 2 * wave(share, 4, index * 0.4)
            sprite.turned(turn).put(picture, x, y)

    def _seller(self, picture: Image.Image, share: float) -> None:
        x = self.size[0] * 0.5 + 7 * wave(share, 3)
        y = self.size[1] * NECK + 4 * wave(share, 8)
        self.body.put(picture, x, y)
        tilt = 4.5 * wave(share, 6, 0.1) + 2 * wave(share, 9)
        self.head.turned(tilt).put(picture, x, y - 18 * self.unit + 2 * wave(share, 16))
        angle, raised = self._lift(share)
        elbow = x + ELBOW[0] * self.unit, y + ELBOW[1] * self.unit
        if raised > 0.05:
            reach = FOREARM * self.unit
            palm = math.cos(math.radians(angle)) * reach, math.sin(math.radians(angle)) * reach
            good = self.shown[int(share * len(self.shown)) % len(self.shown)]
            good.turned(4 * wave(share, 12)).put(picture, elbow[0] + palm[0], elbow[1] + palm[1])
        self.arm.turned(angle).put(picture, *elbow)

    def _lift(self, share: float) -> tuple[float, float]:
        """Return the forearm's angle and how far (0–1) it is raised: once for each good shown."""
        part = (share * len(self.shown)) % 1
        raised = ease(part / 0.22) * ease((0.92 - part) / 0.22)
        return 96 - 172 * raised + 5 * wave(share, 12) * raised, raised

    def _table(self, picture: Image.Image) -> None:
        """Cover what hangs below the table's edge with the cloth again, then set the goods."""
        top = round(self.size[1] * TABLE)
        picture.paste(self.back.crop((0, top, *self.size)), (0, top))
        self.table.put(picture, 0, top)

    def _steam(self, picture: Image.Image, share: float) -> None:
        width, height = self.size
        for index in range(4):
            rise = (share * 6 + index / 4) % 1
            strength = math.sin(math.pi * rise) * 0.75
            x = width * 0.67 + 13 * math.sin(math.tau * (rise + index * 0.3))
            self.puff.faded(strength).put(picture, x, height * (TABLE - 0.1) - rise * height * 0.12)


def wave(share: float, times: int, shift: float = 0) -> float:
    """Return a sine (−1 to 1) that swings `times` times in the film."""
    return math.sin(math.tau * (share * times + shift))


def ease(value: float) -> float:
    """Soften a 0–1 ramp at both ends, and hold it outside."""
    held = min(1.0, max(0.0, value))
    return held * held * (3 - 2 * held)


def build_market(seed: str, size: Size) -> Market:
    """Draw every layer for a film of `size` pixels."""
    unit = size[0] / 1000
    tall = size[1] / unit
    piece = partial(_piece, unit)
    return Market(
        size=size,
        unit=unit,
        back=_back(seed, size, unit),
        sun=piece(_sun, (360, 360), (180, 180)),
        hills=piece(partial(_hills, seed), (1000, tall * 0.19), (0, tall * 0.34)),
        mist=piece(_mist, (560, 90), (280, 45)),
        lanterns=_lantern_row(size, unit),
        body=piece(partial(_body, seed), (680, 480), (340, 30)),
        head=piece(partial(_head, seed), (380, 420), (190, 360)),
        arm=piece(forearm, (560, 560), (280, 280)),
        shown=tuple(piece(partial(_held, seed, good), (320, 320), (160, 280)) for good in SHOWN),
        table=piece(partial(_table, seed), (1000, 330), (0, 300)),
        puff=piece(_puff, (90, 90), (45, 45)),
    )


def _piece(
    unit: float, draw: Draw, extent: tuple[float, float], anchor: tuple[float, float]
) -> Sprite:
    """Cut a sprite whose extent and anchor are given in drawing units."""
    size = round(extent[0] * unit), round(extent[1] * unit)
    return cut_out(draw, size, (anchor[0] * unit, anchor[1] * unit), unit)


def _back(seed: str, size: Size, unit: float) -> Image.Image:
    hand = Hand(f"film:{seed}:sky")
    paper = Paper(size, c.NIGHT, view=(unit, 0, 0))
    for i in range(7):
        top = paper.bottom * (0.08 * i)
        paper.ink(box(0, top, 1000, paper.bottom), c.mix(c.DUSK, c.SLATE, i * 0.05), alpha=60)
    for _ in range(40):
        x, y, r = hand.near(500, 500), hand.near(330, 330), hand.near(2.8, 1.2)
        paper.ink(ellipse(x, y, r, r, 12), c.CREAM, alpha=150)
    rope = smooth([(-40, 128), (240, 214), (500, 176), (760, 220), (1040, 120)], closed=False)
    paper.stroke(rope, c.STRAW, 4)
    with paper.at(0, paper.bottom * HORIZON):
        _hills(seed, paper)
    with paper.at(0, paper.bottom * TABLE):
        _cloth(paper)
    return paper.finish()


def _sun(paper: Paper) -> None:
    paper.ink(ellipse(0, 0, 176, 176, 100), c.TURMERIC, alpha=40)
    paper.ink(ellipse(0, 0, 146, 146, 100), c.TURMERIC, alpha=60)
    paper.ink(ellipse(0, 0, 116, 116, 100), c.TURMERIC)


def _hills(seed: str, paper: Paper) -> None:
    hand = Hand(f"film:{seed}:hills")
    rows = (
        (560, 620, c.mix(c.DUSK, c.SLATE, 0.3)),
        (450, 520, c.mix(c.TEA, c.NIGHT, 0.45)),
        (320, 460, c.TEA),
        (200, 560, c.FOREST),
    )
    for height, pitch, colour in rows:
        paper.cut(ridge(paper, hand, 170, height, pitch, sharp=True), colour, lift=0.6)


def _mist(paper: Paper) -> None:
    paper.ink(ellipse(-60, 0, 200, 26), c.CREAM, alpha=34)
    paper.ink(ellipse(70, 12, 190, 22), c.CREAM, alpha=34)


def _lantern_row(size: Size, unit: float) -> tuple[tuple[float, float, Sprite], ...]:
    colours = (c.LACQUER, c.HONEY, c.mix(c.LACQUER, c.HONEY, 0.5), c.TURMERIC)
    places = ((0.12, 176), (0.335, 208), (0.64, 198), (0.9, 172))
    return tuple(
        (size[0] * x, y * unit, _piece(unit, partial(_lantern, colour), (260, 290), (130, 20)))
        for (x, y), colour in zip(places, colours, strict=True)
    )


def _lantern(colour: c.Rgb, paper: Paper) -> None:
    paper.ink(ellipse(0, 118, 96, 92), c.HONEY, alpha=40)
    lantern(paper, colour)


def _body(seed: str, paper: Paper) -> None:
    torso(paper, Hand(f"film:{seed}:body"))
    for side in (-1, 1):
        upper_arm(paper, side)
    with paper.at(-ELBOW[0], ELBOW[1], flip=True), paper.at(0, 0, turn=128):
        forearm(paper)


def _head(seed: str, paper: Paper) -> None:
    with paper.at(0, -104):
        head(paper, Hand(f"film:{seed}:head"))
        headscarf(paper)


def _held(seed: str, motif: Motif, paper: Paper) -> None:
    with paper.at(0, 0, scale=0.42):
        GOODS[motif].draw(paper, Hand(f"film:{seed}:{motif}"))


def _table(seed: str, paper: Paper) -> None:
    _cloth(paper)
    for x, motif in ON_TABLE:
        with paper.at(1000 * x, 14, scale=0.4):
            GOODS[motif].draw(paper, Hand(f"film:{seed}:table:{motif}"))


def _cloth(paper: Paper) -> None:
    """The table's cloth; its lower bands are dim, for the chat is read over them."""
    red = c.mix(c.LACQUER, c.BARK, 0.5)
    market_table(paper, 0, red)
    dim = c.mix(red, c.TURMERIC, 0.3)
    for y in (190, 430):
        for i in range(13):
            paper.ink(ngon(i * 84, y, 34, 4), c.mix(red, c.INK, 0.22))
            paper.ink(ngon(i * 84, y, 14, 4), dim)
    for y in (266, 302, 506):
        paper.stroke(zigzag(-20, 1020, y, 24, 26), dim, 6)


def _puff(paper: Paper) -> None:
    paper.ink(ellipse(0, 0, 34, 40), c.CREAM, alpha=120)
    paper.ink(ellipse(8, -10, 20, 22), c.CREAM, alpha=120)
