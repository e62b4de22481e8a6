"""Which sessions there are, for pages, the API and the shop's product pages."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import Role, User
from livestream.models import ChatMessage, LineupItem, MarketSession
from livestream.queries.cards import SessionCard, session_cards
from shop.clock import VIETNAM
from shop.models import Variant

State = MarketSession.State
PUBLIC = (State.SCHEDULED, State.WAITING, State.LIVE, State.ENDED)
CHATS_SHOWN = 30
ENDED_SHOWN = 12


@dataclass(frozen=True)
class Day:
    """The planned sessions of one day in Vietnam."""

    date: datetime.date
    sessions: list[SessionCard]


@dataclass(frozen=True)
class Overview:
    """Everything of the page of sessions."""

    live: list[SessionCard]
    waiting: list[SessionCard]
    days: list[Day]
    ended: list[SessionCard]


def overview() -> Overview:
    """Running, about to start, planned by day, and the latest that ended."""
    ahead = session_cards(
        MarketSession.objects.filter(
            state__in=[State.SCHEDULED, State.WAITING, State.LIVE]
        ).order_by("starts_at", "pk")
    )
    ended = session_cards(
        MarketSession.objects.filter(state=State.ENDED).order_by("-starts_at")[:ENDED_SHOWN]
    )
    days: dict[datetime.date, list[SessionCard]] = {}
    for card in ahead:
        if card.state == "planned":
            days.setdefault(card.starts_at.astimezone(VIETNAM).date(), []).append(card)
    return Overview(
        live=[card for card in ahead if card.state == State.LIVE],
        waiting=[card for card in ahead if card.state == State.WAITING],
        days=[Day(date, cards) for date, cards in days.items()],
        ended=ended,
    )


def public_session(slug: str) -> MarketSession:
    """The session at ``slug`` unless it is a draft. Raises MarketSession.DoesNotExist."""
    return MarketSession.objects.exclude(state=State.DRAFT).get(slug=slug)


def last_messages(session: MarketSession, *, with_held: bool = False) -> list[ChatMessage]:
    """The latest messages, oldest first."""
    states = [ChatMessage.State.SHOWN, *([ChatMessage.State.HELD] if with_held else [])]
    newest = ChatMessage.objects.filter(session=session, state__in=states).order_by("-pk")
    return list(newest[:CHATS_SHOWN])[::-1]


def studio_sessions(user: User) -> list[MarketSession]:
    """Own sessions; what is on air and what waits first, then the newest. An officer sees all."""
    sessions = MarketSession.objects.order_by("-starts_at").select_related("marketer")
    if not user.has_role(Role.OFFICER):
        sessions = sessions.filter(marketer=user)
    urgent = {State.LIVE: 0, State.WAITING: 1}
    return sorted(sessions[:60], key=lambda one: urgent.get(State(one.state), 2))


def sessions_of_products(product_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """Per product, its running and coming sessions (slug, title, state, starts_at); one query."""
    items = (
        LineupItem.objects.filter(
            variant__product__in=product_ids,
            session__state__in=[State.SCHEDULED, State.WAITING, State.LIVE],
            session__ends_at__gt=timezone.now(),
        )
        .select_related("session", "variant")
        .order_by("session__starts_at", "session_id")
    )
    found: dict[int, dict[int, dict[str, Any]]] = {}
    for item in items:
        session = item.session
        found.setdefault(item.variant.product_id, {})[session.pk] = {
            "slug": session.slug,
            "title": session.title,
            "state": session.state,
            "starts_at": session.starts_at,
        }
    return {product: list(sessions.values()) for product, sessions in found.items()}


def is_sold_in(slug: str, variant: Variant) -> bool:
    """Whether ``variant`` may be bought in the session right now: on air and in its line-up."""
    return LineupItem.objects.filter(
        session__slug=slug, session__state=State.LIVE, variant=variant
    ).exists()
