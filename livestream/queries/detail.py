"""Sessions as the API tells them."""

import datetime
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from livestream.models import LineupItem, MarketSession
from livestream.posters import poster_of, tall_poster_of
from livestream.queries.cards import viewers_now
from livestream.queries.lineup import Shown, lineup_of, pinned
from livestream.queries.sessions import PUBLIC
from shop.clock import VIETNAM

State = MarketSession.State
RULES = "/chinh-sach/quy-che-phien-cho/"


def session_list(
    *,
    state: str,
    since: datetime.datetime | None,
    until: datetime.datetime | None,
    page: int,
    page_size: int,
) -> dict[str, Any]:
    """One page of public sessions by their start. Four queries for any number of them."""
    found = MarketSession.objects.filter(state__in=[state] if state else PUBLIC)
    if since:
        found = found.filter(ends_at__gt=since)
    if until:
        found = found.filter(starts_at__lt=until)
    items = LineupItem.objects.select_related("variant__product__producer")
    rows = list(
        found.prefetch_related(Prefetch("lineup", items)).order_by("starts_at", "pk")[
            (page - 1) * page_size : page * page_size
        ]
    )
    viewers = viewers_now([row.pk for row in rows if row.state == State.LIVE])
    return {
        "count": found.count(),
        "page": page,
        "page_size": page_size,
        "results": [
            {
                **_common(row),
                "url": reverse("session", args=[row.slug]),
                "producers": _producers(list(row.lineup.all())),
                "viewers": viewers.get(row.pk, 0) if row.state == State.LIVE else None,
            }
            for row in rows
        ],
    }


def session_detail(session: MarketSession, *, site: str) -> dict[str, Any]:
    """One session whole; ``site`` makes the player's addresses absolute."""
    shown = lineup_of(session)
    items = LineupItem.objects.filter(session=session).select_related("variant__product__producer")
    plays = session.film and session.state in (State.LIVE, State.ENDED)
    live = session.state == State.LIVE
    return {
        **_common(session),
        "summary": session.summary,
        "hosts": [session.marketer.name] if session.marketer and session.marketer.name else [],
        "producers": _producers(list(items)),
        "lineup": [_place(item) for item in shown],
        "pinned": [item.code for item in pinned(shown)],
        "player": {
            "hls": f"{site}/truc-tiep/{session.slug}/index.m3u8" if plays else "",
            "poster": _poster(session, site),
        },
        "viewers": viewers_now([session.pk]).get(session.pk, 0) if live else None,
        "rules_url": f"{site}{RULES}",
        "events_url": f"{site}/su-kien/{session.slug}/",
        "last_event": session.last_seq,
    }


def _common(session: MarketSession) -> dict[str, Any]:
    return {
        "slug": session.slug,
        "title": session.title,
        "state": session.state,
        "starts_at": session.starts_at.astimezone(VIETNAM),
        "ends_at": session.ends_at.astimezone(VIETNAM),
    }


def _poster(session: MarketSession, site: str) -> str:
    wide = poster_of(session)
    path = wide.src if wide else tall_poster_of(session)
    return f"{site}{path}" if path else ""


def _producers(items: list[LineupItem]) -> list[dict[str, str]]:
    makers = (item.variant.product.producer for item in items)
    return [
        {"slug": slug, "name": name}
        for slug, name in dict.fromkeys((maker.slug, maker.name) for maker in makers if maker)
    ]


def _place(item: Shown) -> dict[str, Any]:
    return {
        "position": item.position,
        "code": item.code,
        "product": {
            "slug": item.slug,
            "name": item.name,
            "sku": item.sku,
            "pack": item.pack,
            "price": item.price,
            "compare_at": item.compare_at,
            "stars": item.stars,
            "available": item.left,
        },
        "deal": None,
    }
