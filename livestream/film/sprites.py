"""Cut-outs that move over a still scene without recomputing it.

A sprite is drawn once on black and once on white. What black shows is the light it adds; the
difference is how much of the picture behind it stays. So soft edges and shadows survive turning,
with whole-picture operations only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageChops

from shop.pictures.paper import Paper

Draw = Callable[[Paper], None]
Size = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Sprite:
    """A cut-out; `anchor` is the pixel of it that is put at a place and that it turns around."""

    add: Image.Image
    keep: Image.Image
    anchor: tuple[float, float]

    def put(self, frame: Image.Image, x: float, y: float) -> None:
        """Lay the sprite on the frame with its anchor at (x, y), rounded to whole pixels."""
        self._blend(frame, round(x - self.anchor[0]), round(y - self.anchor[1]))

    def turned(self, degrees: float) -> Sprite:
        """Return the sprite turned clockwise around its anchor, in steps of a quarter degree."""
        return _turned(self, round(degrees * 4) / 4)

    def _turn(self, degrees: float) -> Sprite:
        ax, ay = self.anchor
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        matrix = (cos, sin, ax - cos * ax - sin * ay, -sin, cos, ay + sin * ax - cos * ay)
        return Sprite(
            self._warped(self.add, matrix, 0), self._warped(self.keep, matrix, 255), (ax, ay)
        )

    def faded(self, strength: float) -> Sprite:
        """Return the sprite at `strength` (0 invisible – 1 whole)."""
        return Sprite(
            self.add.point(lambda value: value * strength),
            self.keep.point(lambda value: 255 - (255 - value) * strength),
            self.anchor,
        )

    def _warped(self, image: Image.Image, matrix: tuple[float, ...], outside: int) -> Image.Image:
        return image.transform(
            image.size,
            Image.Transform.AFFINE,
            matrix,
            Image.Resampling.BILINEAR,
            fillcolor=(outside, outside, outside),
        )

    def _blend(self, frame: Image.Image, left: int, top: int) -> None:
        width, height = self.add.size
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(frame.width, left + width), min(frame.height, top + height)
        if x0 >= x1 or y0 >= y1:
            return
        add, keep = self.add, self.keep
        if (x1 - x0, y1 - y0) != self.add.size:
            inner = (x0 - left, y0 - top, x1 - left, y1 - top)
            add, keep = add.crop(inner), keep.crop(inner)
        behind = frame.crop((x0, y0, x1, y1))
        frame.paste(ImageChops.add(ImageChops.multiply(behind, keep), add), (x0, y0))


@lru_cache(maxsize=256)
def _turned(sprite: Sprite, degrees: float) -> Sprite:
    # Swaying things come back to the same few angles hundreds of times in a film.
    return sprite._turn(degrees)


def cut_out(draw: Draw, size: Size, anchor: tuple[float, float], unit: float) -> Sprite:
    """Draw a sprite of `size` pixels whose anchor is the drawing's (0, 0).

    `unit` is pixels per drawing unit. `draw` is called twice and must draw the same both times.
    """
    sheets = []
    for ground in ((0, 0, 0), (255, 255, 255)):
        paper = Paper(size, ground, view=(unit, *anchor))
        draw(paper)
        sheets.append(paper.finish())
    on_black, on_white = sheets
    return Sprite(on_black, ImageChops.subtract(on_white, on_black), anchor)
