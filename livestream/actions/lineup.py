"""Planning: the session's own fields and what it shows, in which order, under which word."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.folding import slug as slug_of
from accounts.folding import tidy
from accounts.models import User
from livestream.actions.audience import reschedule_reminders
from livestream.actions.events import append_event
from livestream.actions.moves import locked, move
from livestream.codes import SHAPE, make_code
from livestream.errors import CodeTaken, NotPossible
from livestream.models import LineupItem, LiveEvent, MarketSession, Pin
from shop.models import Variant

SLUG_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
State = MarketSession.State


@dataclass(frozen=True)
class Place:
    """One place of a line-up; without a code one is made."""

    variant: Variant
    code: str = ""


@transaction.atomic
def plan_session(
    *,
    title: str,
    summary: str,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    marketer: User,
) -> MarketSession:
    """A new session that only its marketer sees until it is published."""
    title = tidy(title)
    slug = f"{slug_of(title, limit=70) or 'phien-cho'}-{get_random_string(5, SLUG_LETTERS)}"
    return MarketSession.objects.create(
        slug=slug,
        title=title,
        summary=tidy(summary),
        starts_at=starts_at,
        ends_at=ends_at,
        marketer=marketer,
    )


@transaction.atomic
def change_session(
    *,
    session: MarketSession,
    title: str,
    summary: str,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
) -> MarketSession:
    """New words and times before the show; reminders follow. Raises NotPossible after that."""
    row = locked(session.pk)
    if row.state not in (State.DRAFT, State.SCHEDULED):
        raise NotPossible(row.state, row.state)
    row.title, row.summary = tidy(title), tidy(summary)
    row.starts_at, row.ends_at = starts_at, ends_at
    row.save(update_fields=["title", "summary", "starts_at", "ends_at"])
    reschedule_reminders(row)
    return row


@transaction.atomic
def publish_session(*, session: MarketSession, actor: User | None = None) -> MarketSession:
    """Show a draft to everybody. Raises NotPossible unless it is a draft with a line-up."""
    row = locked(session.pk)
    if not row.lineup.exists():
        raise NotPossible(row.state, State.SCHEDULED)
    move(row, State.SCHEDULED, now=timezone.now(), actor=actor)
    return row


@transaction.atomic
def set_lineup(*, session: MarketSession, places: Sequence[Place]) -> list[LineupItem]:
    """Make the line-up exactly ``places``, in their order.

    A product that stays keeps its pins and, unless another is given, its code. Raises NotPossible
    once the session is over, CodeTaken when two products share a code or one is malformed.
    """
    row = locked(session.pk)
    if row.state in (State.ENDED, State.CANCELLED):
        raise NotPossible(row.state, row.state)
    old = {item.variant_id: item for item in row.lineup.all()}
    kept = {place.variant.pk for place in places}
    gone = [item.pk for key, item in old.items() if key not in kept]
    _take_off(row, gone)
    given = {place.code.upper() for place in places if place.code}
    items: list[LineupItem] = []
    for position, place in enumerate(places, start=1):
        item = old.get(place.variant.pk) or LineupItem(session=row, variant=place.variant)
        item.position = position
        item.code = _code(place, item, given | {one.code for one in items})
        items.append(item)
    _save(items)
    makers = (place.variant.product.producer for place in places)
    row.producers.set({maker for maker in makers if maker is not None})
    if row.state in (State.WAITING, State.LIVE):
        append_event(row, LiveEvent.Kind.LINEUP, {"lineup": [item.code for item in items]})
    return items


def _code(place: Place, item: LineupItem, taken: set[str]) -> str:
    if place.code:
        code = place.code.upper()
        if not SHAPE.fullmatch(code):
            raise CodeTaken(code)
        return code
    if item.code and item.code not in taken:
        return item.code
    return make_code(place.variant.product.name, place.variant.name, taken)


def _save(items: list[LineupItem]) -> None:
    codes = [item.code for item in items]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise CodeTaken(twice)
    try:
        with transaction.atomic():
            # Two products that swap their codes pass through a state in which neither has its own.
            known = [item for item in items if item.pk]
            for item in known:
                LineupItem.objects.filter(pk=item.pk).update(code=f"~{item.pk}"[:12])
            for item in items:
                item.save()
    except IntegrityError as error:
        raise CodeTaken(", ".join(codes)) from error


def _take_off(session: MarketSession, gone: list[int]) -> None:
    Pin.objects.filter(item__in=gone).delete()
    LineupItem.objects.filter(session=session, pk__in=gone).delete()
