"""Sessions as cards: on the front page, in the list of sessions, in the studio.

Three queries for any number of sessions: the sessions with their counts, the viewers of those on
air, and what the ended ones sold.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from livestream.models import MarketSession, SessionMinute
from livestream.posters import poster_of
from orders.models import Order, OrderLine
from shop.queries.picture_sources import PictureSource
from theme.formatting import dong_text, grouped

State = MarketSession.State
# How the cards of the theme call the states.
CARD_STATES = {State.SCHEDULED: "planned", State.DRAFT: "planned", State.CANCELLED: "cancelled"}
VIEWERS_FRESH = datetime.timedelta(seconds=100)
SOLD = (
    Order.Status.AWAITING_PAYMENT,
    Order.Status.CONFIRMED,
    Order.Status.SHIPPED,
    Order.Status.COMPLETED,
)


@dataclass(frozen=True)
class Sold:
    """What was sold in one session: orders, units and dong of goods."""

    orders: int = 0
    units: int = 0
    revenue: int = 0


@dataclass(frozen=True)
class SessionCard:
    """One session as ``session_card.html`` and ``live_card.html`` show it. Times are UTC."""

    pk: int
    slug: str
    url: str
    title: str
    state: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    summary: str
    subtitle: str
    producers: int
    products: int
    viewers: int | None
    peak: int
    sold: Sold
    figures: str
    poster: PictureSource | None


def session_cards(sessions: QuerySet[MarketSession]) -> list[SessionCard]:
    """Cards of ``sessions``, in their order."""
    found = list(
        sessions.annotate(
            products_shown=Count("lineup", distinct=True),
            producers_shown=Count("lineup__variant__product__producer", distinct=True),
        )
    )
    viewers = viewers_now([one.pk for one in found if one.state == State.LIVE])
    sold = sold_in([one.slug for one in found if one.state in (State.LIVE, State.ENDED)])
    return [_card(one, viewers.get(one.pk), sold.get(one.slug, Sold())) for one in found]


def _card(session: MarketSession, viewers: int | None, sold: Sold) -> SessionCard:
    ended = session.state == State.ENDED
    return SessionCard(
        pk=session.pk,
        slug=session.slug,
        url=reverse("session", args=[session.slug]),
        title=session.title,
        state=CARD_STATES.get(State(session.state), session.state),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=session.summary,
        subtitle=session.summary,
        producers=session.producers_shown,  # type: ignore[attr-defined]
        products=session.products_shown,  # type: ignore[attr-defined]
        viewers=viewers or None,  # nobody needs to read that nobody watches
        peak=session.peak_viewers,
        sold=sold,
        figures=_figures(session.peak_viewers, sold) if ended else "",
        poster=poster_of(session),
    )


def _figures(peak: int, sold: Sold) -> str:
    parts = []
    if peak:
        words = ngettext("%(n)s viewer at the peak", "%(n)s viewers at the peak", peak)
        parts.append(words % {"n": grouped(peak)})
    if sold.orders:
        words = ngettext("%(n)s order", "%(n)s orders", sold.orders)
        parts.append(words % {"n": grouped(sold.orders)})
        parts.append(_("sold %(amount)s") % {"amount": dong_text(sold.revenue)})
    return " · ".join(parts)


def viewers_now(sessions: Iterable[int]) -> dict[int, int]:
    """The latest count of viewers, as the live process wrote it within the last minutes."""
    keys = list(sessions)
    if not keys:
        return {}
    since = timezone.now() - VIEWERS_FRESH
    rows = SessionMinute.objects.filter(session__in=keys, minute__gte=since).order_by("minute")
    return dict(rows.values_list("session_id", "viewers"))


def sold_in(slugs: Iterable[str]) -> dict[str, Sold]:
    """What was sold in each of these sessions; the lines say it, nothing is counted twice."""
    names = list(slugs)
    if not names:
        return {}
    rows = (
        OrderLine.objects.filter(session__in=names, order__status__in=SOLD)
        .values("session")
        .annotate(orders=Count("order", distinct=True), units=Sum("quantity"), revenue=Sum("total"))
        .order_by("session")
    )
    return {row["session"]: Sold(row["orders"], row["units"], row["revenue"]) for row in rows}
