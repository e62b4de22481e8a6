"""Market sessions as cards: what the front page, the calendar and a product show of a session."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, QuerySet
from django.urls import reverse

from livestream.models import MarketSession
from shop.queries.picture_sources import PictureSource

_STATES = {
    MarketSession.State.SCHEDULED: "planned",
    MarketSession.State.WAITING: "waiting",
    MarketSession.State.LIVE: "live",
    MarketSession.State.ENDED: "ended",
}
POSTER_WIDTHS = (480, 800, 1200)
POSTER_SIZE = (1280, 720)


@dataclass(frozen=True)
class SessionCard:
    """One session as ``theme/components/session_card.html`` and ``live_card.html`` show it."""

    slug: str
    url: str
    title: str
    summary: str
    state: str
    starts_at: datetime
    ends_at: datetime
    producers: int
    products: int
    viewers: int | None
    poster: PictureSource | None
    figures: str = ""


def session_cards(sessions: QuerySet[MarketSession]) -> list[SessionCard]:
    """Cards of ``sessions`` in one query."""
    counted = sessions.annotate(
        producer_count=Count("producers", distinct=True),
        product_count=Count("lineup__variant__product", distinct=True),
    )
    return [_card(session) for session in counted]


def _card(session: MarketSession) -> SessionCard:
    return SessionCard(
        slug=session.slug,
        url=reverse("session", args=[session.slug]),
        title=session.title,
        summary=session.summary,
        state=_STATES.get(MarketSession.State(session.state), "planned"),
        starts_at=session.started_at or session.starts_at,
        ends_at=session.ends_at,
        producers=session.producer_count,  # type: ignore[attr-defined]
        products=session.product_count,  # type: ignore[attr-defined]
        viewers=None,
        poster=poster_source(session),
    )


def poster_source(session: MarketSession) -> PictureSource | None:
    """The sizes of a session's poster, if it has one."""
    if not session.poster:
        return None
    base = f"{settings.MEDIA_URL}{session.poster}"
    width, height = POSTER_SIZE
    sets = {
        ending: ", ".join(f"{base}-{size}.{ending} {size}w" for size in POSTER_WIDTHS)
        for ending in ("avif", "webp")
    }
    return PictureSource(
        src=f"{base}-800.jpg",
        srcset_avif=sets["avif"],
        srcset_webp=sets["webp"],
        alt=session.title,
        width=width,
        height=height,
    )
