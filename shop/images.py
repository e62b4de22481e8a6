"""Pictures of the shop as pages need them: a product's, a producer's banner, the sharing card."""

from django.conf import settings

from shop.models import Producer, ProductPicture
from shop.queries.picture_sources import FALLBACK_WIDTH, PictureSource, source_of

BANNER_WIDTHS = (640, 1280)
BANNER_SIZE = (1280, 480)
Image = PictureSource


class _Banner:
    """A producer's banner in the shape of a stored picture. It needs no alternative text."""

    def __init__(self, stem: str) -> None:
        self.stem, self.alt = stem, ""
        self.widths = list(BANNER_WIDTHS)
        self.width, self.height = BANNER_SIZE


def image_of(picture: ProductPicture) -> Image:
    """A product picture for a page."""
    return source_of(picture)


def banner_of(producer: Producer) -> Image | None:
    """The producer's banner; None while none is drawn."""
    return source_of(_Banner(producer.banner)) if producer.banner else None


def fallback_path(stem: str) -> str:
    """The media path of the JPEG that every browser and every feed reader can show."""
    return f"{stem}-{FALLBACK_WIDTH}.jpg"


def card_address(stem: str) -> str:
    """The picture of 1200 × 630 pixels that links to this page are shared with."""
    return f"{settings.SITE_URL}{settings.MEDIA_URL}{stem}-card.jpg"
