"""Market sessions with what they sold."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from analytics.queries.sales import revenue_of_sessions
from livestream.models import MarketSession


@dataclass(frozen=True)
class SessionRow:
    """One session that ran: viewers at its peak, messages, units and dong sold in it."""

    title: str
    slug: str
    started_at: datetime
    peak_viewers: int
    messages: int
    units: int
    revenue: int


def sessions_that_ran(*, limit: int = 12) -> list[SessionRow]:
    """The newest sessions that are live or over."""
    ran = (
        MarketSession.objects.filter(
            state__in=[MarketSession.State.LIVE, MarketSession.State.ENDED],
            started_at__isnull=False,
        )
        .annotate(said=Count("messages"))
        .order_by("-started_at")[:limit]
    )
    sessions = list(ran)
    sold = revenue_of_sessions([session.slug for session in sessions])
    rows = []
    for session in sessions:
        units, revenue = sold.get(session.slug, (0, 0))
        started = session.started_at or session.starts_at
        rows.append(
            SessionRow(
                title=session.title,
                slug=session.slug,
                started_at=started,
                peak_viewers=session.peak_viewers,
                messages=session.said,
                units=units,
                revenue=revenue,
            )
        )
    return rows
