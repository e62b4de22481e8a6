"""A session's poster: its stored sizes as a page shows them."""

from django.conf import settings

from livestream.models import MarketSession
from shop.queries.picture_sources import PictureSource

WIDTH, HEIGHT = 1280, 720
WIDTHS = (240, 480, 800, 1200)
FALLBACK_WIDTH = 800


def poster_of(session: MarketSession) -> PictureSource | None:
    """The drawn poster; it only decorates, because the title stands beside it."""
    if not session.poster:
        return None
    base = f"{settings.MEDIA_URL}{session.poster}"

    def srcset(ending: str) -> str:
        return ", ".join(f"{base}-{width}.{ending} {width}w" for width in WIDTHS)

    return PictureSource(
        src=f"{base}-{FALLBACK_WIDTH}.jpg",
        srcset_avif=srcset("avif"),
        srcset_webp=srcset("webp"),
        alt="",
        width=WIDTH,
        height=HEIGHT,
    )


def tall_poster_of(session: MarketSession) -> str:
    """The first picture of the session's film, upright; '' when it has no film."""
    return f"{settings.MEDIA_URL}{session.film}/poster.jpg" if session.film else ""
