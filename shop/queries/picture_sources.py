"""Where the sizes of a stored picture lie, as a page needs them."""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

FALLBACK_WIDTH = 800


class StoredPicture(Protocol):
    """A picture whose sizes were written beside each other."""

    stem: str
    widths: list[int]
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class PictureSource:
    """What ``theme/components/picture.html`` shows. Addresses begin with MEDIA_URL."""

    src: str
    srcset_avif: str
    srcset_webp: str
    alt: str
    width: int
    height: int


def source_of(picture: StoredPicture) -> PictureSource:
    """All sizes of a picture; ``src`` is the JPEG for browsers that know neither AVIF nor WebP."""
    base = f"{settings.MEDIA_URL}{picture.stem}"
    return PictureSource(
        src=f"{base}-{FALLBACK_WIDTH}.jpg",
        srcset_avif=_srcset(base, picture.widths, "avif"),
        srcset_webp=_srcset(base, picture.widths, "webp"),
        alt=picture.alt,
        width=picture.width,
        height=picture.height,
    )


def _srcset(base: str, widths: list[int], ending: str) -> str:
    return ", ".join(f"{base}-{width}.{ending} {width}w" for width in widths)
