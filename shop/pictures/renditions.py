"""Write one picture in the sizes and formats that pages ask for.

Works for drawn pictures and for photographs alike. What is written carries no metadata at all:
no camera, no place, no thumbnail.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter, ImageOps

from .errors import PictureTooLarge, PictureUnreadable
from .palette import PAPER

WIDTHS = (240, 480, 800, 1200)
FALLBACK_WIDTH = 800
CARD_SIZE = (1200, 630)
MAX_PIXELS = 40_000_000

_WEBP = {"quality": 78, "method": 2}
_JPEG = {"quality": 82, "progressive": True, "optimize": True}
_AVIF = {"quality": 58, "speed": 8, "subsampling": "4:2:0", "max_threads": 1}
# A slower search saves a fifth of the bytes and costs three times the work: it pays for the
# sizes that fill shelves, not for the one large picture of a page.
_AVIF_LARGE = {**_AVIF, "quality": 54, "speed": 9}
_SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True)
class Rendition:
    """One file on disk; `width` and `height` in pixels, `bytes` its size."""

    format: str
    width: int
    height: int
    bytes: int
    path: Path


@dataclass(frozen=True)
class _Plan:
    format: str
    width: int
    height: int
    path: Path
    card: bool = False


def write_renditions(
    image: Image.Image,
    folder: Path,
    stem: str,
    widths: Sequence[int] = WIDTHS,
    *,
    digest: str | None = None,
    card: Image.Image | None = None,
) -> list[Rendition]:
    """Write AVIF and WebP at every width, one JPEG at 800 px and one 1200 × 630 card for sharing.

    Files are named `<stem>-<digest8>-<width>.<suffix>` after what is in the picture (`digest`
    when the caller knows a recipe for it), each appears whole or not at all, and one that is
    there already is kept. A width beyond the picture's own is left out, but never all of them.
    `card` is a picture made for the card's shape; without it the picture is framed by its own
    blurred colours. Raises PictureTooLarge beyond 40 megapixels and PictureUnreadable for a
    broken file, before anything is written.
    """
    ready = normalised(image)
    name = digest or _content_digest(ready)
    plans = _plans(ready.size, folder, stem, name[:8], widths)
    folder.mkdir(parents=True, exist_ok=True)
    card_image: Image.Image | None = None
    scaled: dict[int, Image.Image] = {}
    for plan in plans:
        if plan.path.exists():
            continue
        if plan.card:
            card_image = card_image or framed(card if card is not None else ready)
            _save(card_image, plan)
            continue
        if plan.width not in scaled:
            size = (plan.width, plan.height)
            scaled[plan.width] = ready if size == ready.size else _shrunk(ready, size)
        _save(scaled[plan.width], plan)
    return [_rendition(plan) for plan in plans]


def existing_renditions(
    size: tuple[int, int], folder: Path, stem: str, digest: str, widths: Sequence[int] = WIDTHS
) -> list[Rendition] | None:
    """Return what an earlier run wrote for this recipe, or None when any file is missing."""
    plans = _plans(size, folder, stem, digest[:8], widths)
    return [_rendition(plan) for plan in plans] if all(p.path.exists() for p in plans) else None


def normalised(image: Image.Image) -> Image.Image:
    """Return the picture upright, in RGB on rice paper, without any metadata.

    Raises PictureTooLarge and PictureUnreadable; the size is checked before pixels are decoded.
    """
    if image.width * image.height > MAX_PIXELS:
        raise PictureTooLarge
    try:
        upright = ImageOps.exif_transpose(image)
        upright.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureUnreadable from error
    if "A" in upright.getbands() or "transparency" in upright.info:
        cut_out = upright.convert("RGBA")
        flat = Image.new("RGB", cut_out.size, PAPER)
        flat.paste(cut_out, mask=cut_out.getchannel("A"))
    else:
        flat = upright.convert("RGB")
    bare = Image.new("RGB", flat.size)
    bare.paste(flat)
    return bare


def framed(image: Image.Image) -> Image.Image:
    """Fit the whole picture into the sharing card, on a soft blur of itself."""
    if image.size == CARD_SIZE:
        return image
    ground = ImageOps.fit(image, (CARD_SIZE[0] // 8, CARD_SIZE[1] // 8))
    back = ground.filter(ImageFilter.GaussianBlur(6)).resize(CARD_SIZE, Image.Resampling.BICUBIC)
    inner = ImageOps.contain(image, CARD_SIZE, Image.Resampling.LANCZOS)
    back.paste(inner, ((CARD_SIZE[0] - inner.width) // 2, (CARD_SIZE[1] - inner.height) // 2))
    return back


def _plans(
    size: tuple[int, int], folder: Path, stem: str, digest: str, widths: Sequence[int]
) -> list[_Plan]:
    return list(_planned(size, folder, f"{stem}-{digest}", widths))


def _planned(
    size: tuple[int, int], folder: Path, name: str, widths: Sequence[int]
) -> Iterator[_Plan]:
    wanted = [width for width in widths if width <= size[0]] or [min(size[0], min(widths))]
    for width in wanted:
        height = max(1, round(size[1] * width / size[0]))
        for kind in ("avif", "webp"):
            yield _Plan(kind, width, height, folder / f"{name}-{width}.{_SUFFIX[kind]}")
    width = min(FALLBACK_WIDTH, size[0])
    height = max(1, round(size[1] * width / size[0]))
    yield _Plan("jpeg", width, height, folder / f"{name}-{width}.jpg")
    yield _Plan("jpeg", *CARD_SIZE, folder / f"{name}-card.jpg", card=True)


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    # reducing_gap lets Pillow average whole pixels first: three times faster, same look.
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _save(image: Image.Image, plan: _Plan) -> None:
    # A half-written file must never look like a finished one to the next run.
    part = plan.path.with_name(f".{plan.path.name}.{os.getpid()}")
    try:
        image.save(part, format=plan.format, **_options(plan))
        part.replace(plan.path)
    finally:
        part.unlink(missing_ok=True)


def _options(plan: _Plan) -> dict[str, Any]:
    if plan.format == "avif":
        return _AVIF if plan.width <= 480 else _AVIF_LARGE
    return _WEBP if plan.format == "webp" else _JPEG


def _rendition(plan: _Plan) -> Rendition:
    return Rendition(plan.format, plan.width, plan.height, plan.path.stat().st_size, plan.path)


def _content_digest(image: Image.Image) -> str:
    head = f"{image.size}{_AVIF}{_AVIF_LARGE}{_WEBP}{_JPEG}"
    return hashlib.sha256(head.encode() + image.tobytes()).hexdigest()
