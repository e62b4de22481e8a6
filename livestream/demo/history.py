"""Sample sessions of the past: viewers by the minute, what was said, what was sold."""

import datetime
import random

from django.db import transaction

from livestream.actions.moves import move
from livestream.demo.making import make_session
from livestream.demo.script import Theme, script
from livestream.models import ChatMessage, MarketSession, SessionMinute
from livestream.queries.lineup import Shown, lineup_of
from livestream.speakers import guest_name
from orders.actions.samples import SampleLine, write_sample_orders
from shop.clock import VIETNAM

DAYS_AGO = (1, 2, 4, 6, 9)
MINUTES = 120
ORDERS = (14, 9, 18, 11, 7)
PEAKS = (612, 388, 845, 274, 519)
MESSAGES = 40
State = MarketSession.State


def write_history(*, now: datetime.datetime) -> int:
    """Five ended sessions with figures; returns how many are new. A second run writes none."""
    if MarketSession.objects.filter(is_sample_data=True, state=State.ENDED).exists():
        return 0
    themes = script().themes
    for number, days in enumerate(DAYS_AGO):
        evening = now.astimezone(VIETNAM) - datetime.timedelta(days=days)
        starts = evening.replace(hour=20, minute=0, second=0, microsecond=0)
        _write(themes[(number + 1) % len(themes)], starts.astimezone(datetime.UTC), number)
    return len(DAYS_AGO)


@transaction.atomic
def _write(theme: Theme, starts: datetime.datetime, number: int) -> None:
    chance = random.Random(theme.key)  # noqa: S311 - the same sample figures at every start
    session = make_session(theme=theme, starts_at=starts, minutes=MINUTES)
    _pass_through(session)
    shown = lineup_of(session)
    _viewers(session, PEAKS[number], chance)
    _messages(session, shown, chance)
    for _ in range(ORDERS[number]):
        picks = chance.sample(shown, k=min(len(shown), chance.choice((1, 1, 1, 2, 2, 3))))
        lines = [
            SampleLine(one.variant_id, chance.choice((1, 1, 2, 3)), session.slug) for one in picks
        ]
        at = starts + datetime.timedelta(minutes=chance.randrange(5, MINUTES))
        write_sample_orders(lines=lines, at=at)


def _pass_through(session: MarketSession) -> None:
    """Through every state, as beat would have done, with the dates of then."""
    moments = {
        State.WAITING: session.starts_at - datetime.timedelta(minutes=15),
        State.LIVE: session.starts_at,
        State.ENDED: session.ends_at,
    }
    for state, moment in moments.items():
        move(session, state, now=moment)


def _viewers(session: MarketSession, peak: int, chance: random.Random) -> None:
    """A crowd that gathers, stays and goes home."""
    rows = []
    for minute in range(MINUTES):
        share = min(1.0, minute / 25) * min(1.0, (MINUTES - minute) / 18 + 0.15)
        count = round(peak * share * chance.uniform(0.86, 1.0))
        at = session.starts_at + datetime.timedelta(minutes=minute)
        rows.append(SessionMinute(session=session, minute=at, viewers=count, messages=count // 60))
    SessionMinute.objects.bulk_create(rows)
    session.peak_viewers = max(row.viewers for row in rows)
    session.save(update_fields=["peak_viewers"])


def _messages(session: MarketSession, shown: list[Shown], chance: random.Random) -> None:
    words = script()
    rows = []
    for number in range(MESSAGES // 2):
        item = shown[number * len(shown) // (MESSAGES // 2)]
        ask, reply = words.talk[number % len(words.talk)]
        guest = f"sample:{session.pk}:{chance.randrange(12)}"
        rows.append((guest_name(guest), ask.format(name=item.name), False))
        rows.append((words.host, reply.format(name=item.name), True))
    messages = ChatMessage.objects.bulk_create(
        ChatMessage(session=session, visitor="sample", name=name, text=text, is_host=is_host)
        for name, text, is_host in rows
    )
    for number, message in enumerate(messages):
        message.at = session.starts_at + datetime.timedelta(minutes=3 + number * 2.8)
    ChatMessage.objects.bulk_update(messages, ["at"])
