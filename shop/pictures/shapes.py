"""Outlines as lists of points. Units are thousandths of the picture's side, y grows downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
Outline = list[Point]


def ellipse(cx: float, cy: float, rx: float, ry: float, steps: int = 72) -> Outline:
    """Return a full ellipse around (cx, cy)."""
    return arc(cx, cy, rx, ry, 0, 360 - 360 / steps, steps - 1)


def arc(
    cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 40
) -> Outline:
    """Return the points of an ellipse from `start` to `end` degrees (0 = right, 90 = down)."""
    turns = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + rx * math.cos(turn), cy + ry * math.sin(turn)) for turn in turns]


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> Outline:
    """Return a rectangle whose corners are rounded by `radius`."""
    if radius <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    r = min(radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    return [
        *arc(right - r, y + r, r, r, -90, 0, 10),
        *arc(right - r, bottom - r, r, r, 0, 90, 10),
        *arc(x + r, bottom - r, r, r, 90, 180, 10),
        *arc(x + r, y + r, r, r, 180, 270, 10),
    ]


def smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 12) -> Outline:
    """Run a soft curve (Catmull-Rom) through the points, as a knife would cut it."""
    count = len(points)
    result: Outline = []
    for i in range(count if closed else count - 1):
        a, b, c, d = (_at(points, i + k, closed=closed) for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            result.append((_blend(a[0], b[0], c[0], d[0], t), _blend(a[1], b[1], c[1], d[1], t)))
    if not closed:
        result.append(points[-1])
    return result


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    if closed:
        return points[index % len(points)]
    return points[min(max(index, 0), len(points) - 1)]


def _blend(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def leaf(length: float, width: float, bend: float = 0) -> Outline:
    """Return a pointed leaf that grows upwards from (0, 0); `bend` moves its tip sideways."""
    left = [(-width * math.sin(math.pi * t) ** 0.8, t) for t in _ticks(14)]
    right = [(width * math.sin(math.pi * t) ** 0.8, t) for t in reversed(_ticks(14))]
    return [(x + bend * t * t, -length * t) for x, t in (*left, *right)]


def _ticks(count: int) -> list[float]:
    return [i / count for i in range(count + 1)]


def zigzag(x0: float, x1: float, y: float, height: float, count: int) -> Outline:
    """Return a brocade zigzag with `count` peaks between x0 and x1, `height` tall around y."""
    step = (x1 - x0) / (count * 2)
    half = height / 2
    return [(x0 + step * i, y + (half if i % 2 == 0 else -half)) for i in range(count * 2 + 1)]


def ngon(cx: float, cy: float, radius: float, sides: int, turn: float = 0) -> Outline:
    """Return a regular polygon; `turn` in degrees, 0 puts a corner on top."""
    angles = (math.radians(turn - 90 + 360 * i / sides) for i in range(sides))
    return [(cx + radius * math.cos(a), cy + radius * math.sin(a)) for a in angles]


def mirrored(half: Sequence[Point]) -> Outline:
    """Close a right-hand profile (from top to bottom) with its mirror image on the left."""
    return [*half, *((-x, y) for x, y in reversed(half))]


def drop(cx: float, cy: float, radius: float) -> Outline:
    """Return a drop whose round belly is centred at (cx, cy)."""
    return [(cx, cy - radius * 1.9), *arc(cx, cy, radius, radius, -25, 205, 24)]


def ribbon(line: Sequence[Point], width: float) -> Outline:
    """Return the outline of a line drawn `width` thick, as one piece without overlaps."""
    left: Outline = []
    right: Outline = []
    last = len(line) - 1
    for i, (x, y) in enumerate(line):
        (x0, y0), (x1, y1) = line[max(0, i - 1)], line[min(last, i + 1)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        dx, dy = (y1 - y0) / length * width / 2, (x0 - x1) / length * width / 2
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    return [*left, *reversed(right)]
