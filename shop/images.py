"""Where the files of a picture are, in the shape the page components and the API ask for."""

from typing import TypedDict

from django.conf import settings

from shop.models import Producer, ProductPicture

BANNER_WIDTHS = (640, 1280)
BANNER_SIZE = (1280, 480)
FALLBACK_WIDTH = 800


class Image(TypedDict):
    """Addresses and size (pixels) of one picture."""

    src: str
    srcset: str
    srcset_avif: str
    srcset_webp: str
    card: str
    alt: str
    width: int
    height: int


def image_of(picture: ProductPicture) -> Image:
    """A product picture for a page."""
    widths = [int(width) for width in picture.widths]
    size = (picture.width, picture.height)
    return _image(picture.stem, widths, size, picture.alt)


def banner_of(producer: Producer) -> Image | None:
    """The producer's banner; None while none is drawn. It says nothing that needs an alt text."""
    return _image(producer.banner, BANNER_WIDTHS, BANNER_SIZE, "") if producer.banner else None


def fallback_path(stem: str) -> str:
    """The JPEG that every browser and every feed reader can show."""
    return f"{stem}-{FALLBACK_WIDTH}.jpg"


def _image(
    stem: str, widths: list[int] | tuple[int, ...], size: tuple[int, int], alt: str
) -> Image:
    base = f"{settings.MEDIA_URL}{stem}"
    webp = _srcset(base, widths, "webp")
    return Image(
        src=f"{settings.MEDIA_URL}{fallback_path(stem)}",
        srcset=webp,
        srcset_avif=_srcset(base, widths, "avif"),
        srcset_webp=webp,
        card=f"{base}-card.jpg",
        alt=alt,
        width=size[0],
        height=size[1],
    )


def _srcset(base: str, widths: list[int] | tuple[int, ...], ending: str) -> str:
    return ", ".join(f"{base}-{width}.{ending} {width}w" for width in widths)
