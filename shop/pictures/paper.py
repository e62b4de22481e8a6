"""A sheet that shapes are cut from and laid on, with the flat shadow of paper on paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageDraw

from .palette import INK, Rgb
from .shapes import Point, ribbon

OVERSAMPLING = 2
"""Everything is drawn this many times larger and reduced once: that is what smooths the edges."""

SHADOW_OFFSET = (7.0, 11.0)
SHADOW_ALPHA = 38

Matrix = tuple[float, float, float, float, float, float]


class Paper:
    """One picture while it is made.

    The middle square of the picture is 1000 × 1000 units whatever its size, so the same
    drawing fits a square card and a wide banner.
    """

    def __init__(
        self,
        size: tuple[int, int],
        ground: Rgb,
        *,
        oversampling: int = OVERSAMPLING,
        view: tuple[float, float, float] | None = None,
    ):
        """Take a fresh sheet of `size` pixels.

        `view` is (pixels per unit, x and y of the origin in pixels) for a sheet that is a piece
        of a larger scene; without it the middle square is 1000 units wide.
        """
        self.size = size
        self._oversampling = oversampling
        unit = min(size) / 1000
        middle = (size[0] - 1000 * unit) / 2, (size[1] - 1000 * unit) / 2
        unit, x, y = view or (unit, *middle)
        self.unit = unit * oversampling
        self._matrix: Matrix = (self.unit, 0.0, 0.0, self.unit, x * oversampling, y * oversampling)
        self.left, self.top = -x / unit, -y / unit
        self.right, self.bottom = self.left + size[0] / unit, self.top + size[1] / unit
        self.image = Image.new("RGB", (size[0] * oversampling, size[1] * oversampling), ground)
        self._draw = ImageDraw.Draw(self.image, "RGBA")

    @contextmanager
    def at(
        self, x: float, y: float, *, turn: float = 0, scale: float = 1, flip: bool = False
    ) -> Iterator[None]:
        """Move the origin to (x, y), turned clockwise by `turn` degrees, until the block ends."""
        before = self._matrix
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        a, b, c, d = before[:4]
        ox, oy = self._place((x, y))
        self._matrix = (
            (a * cos + c * sin) * side,
            (b * cos + d * sin) * side,
            -a * sin + c * cos,
            -b * sin + d * cos,
            ox,
            oy,
        )
        try:
            yield
        finally:
            self._matrix = before

    @contextmanager
    def within(self, outline: Sequence[Point]) -> Iterator[None]:
        """Keep what the block draws inside the outline (stripes on a melon, snow on a peak)."""
        points = [self._place(point) for point in outline]
        bounds = (
            max(0, math.floor(min(x for x, _ in points))),
            max(0, math.floor(min(y for _, y in points))),
            min(self.image.width, math.ceil(max(x for x, _ in points)) + 1),
            min(self.image.height, math.ceil(max(y for _, y in points)) + 1),
        )
        if bounds[0] >= bounds[2] or bounds[1] >= bounds[3]:
            yield
            return
        before = self.image.copy()
        yield
        mask = Image.new("L", (bounds[2] - bounds[0], bounds[3] - bounds[1]), 0)
        ImageDraw.Draw(mask).polygon([(x - bounds[0], y - bounds[1]) for x, y in points], fill=255)
        inside = self.image.crop(bounds)
        self.image.paste(before)
        self.image.paste(inside, bounds[:2], mask)

    def cut(self, outline: Sequence[Point], fill: Rgb, *, lift: float = 1) -> None:
        """Lay a piece of paper down; `lift` is how far above the sheet it seems to float."""
        points = [self._place(point) for point in outline]
        self._shadow(points, lift)
        self._draw.polygon(points, fill=fill)

    def ink(self, outline: Sequence[Point], fill: Rgb, *, alpha: int = 255) -> None:
        """Print a shape on the paper below it: no shadow, perhaps see-through."""
        self._draw.polygon([self._place(point) for point in outline], fill=(*fill, alpha))

    def stroke(self, line: Sequence[Point], fill: Rgb, width: float, *, lift: float = 0) -> None:
        """Draw a round-ended line, `width` units thick in the local scale."""
        points = [self._place(point) for point in line]
        pixels = max(1, round(width * self._local_scale()))
        self._shadow(ribbon(points, pixels), lift)
        self._round_line(points, fill, pixels)

    def finish(self) -> Image.Image:
        """Return the finished picture in its own size."""
        return self.image.reduce(self._oversampling)

    def _place(self, point: Point) -> Point:
        a, b, c, d, e, f = self._matrix
        return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f

    def _local_scale(self) -> float:
        return math.hypot(self._matrix[0], self._matrix[1])

    def _shadow_offset(self, lift: float) -> Point:
        return SHADOW_OFFSET[0] * lift * self.unit, SHADOW_OFFSET[1] * lift * self.unit

    def _shadow(self, points: Sequence[Point], lift: float) -> None:
        if lift:
            dx, dy = self._shadow_offset(lift)
            moved = [(x + dx, y + dy) for x, y in points]
            self._draw.polygon(moved, fill=(*INK, SHADOW_ALPHA))

    def _round_line(self, points: list[Point], fill: Rgb, width: int) -> None:
        self._draw.line(points, fill=fill, width=width, joint="curve")
        # Pillow leaves notches between the short pieces of a thick curve: round every joint.
        thick = width > 20 * self._oversampling
        radius = width / 2
        for x, y in points if thick else (points[0], points[-1]):
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)
