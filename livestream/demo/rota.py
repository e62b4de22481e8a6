"""Sample sessions by rule, so that a demo left running for a week still has one on air."""

import datetime

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from livestream.actions.timetable import advance_sessions
from livestream.demo.making import make_session
from livestream.demo.script import Theme, script
from livestream.models import MarketSession
from shop.clock import VIETNAM
from shop.models import Variant

MAIN_MINUTES = 180
SHORT_MINUTES = 30
SOON_MINUTES = 12
PLANNED_DAYS = 3
PLANNED_HOURS = (9, 20)  # on Vietnam's clock
FORGET_AFTER = datetime.timedelta(hours=2)
LOCK = 7_302_511
State = MarketSession.State


def keep_demo_running(*, now: datetime.datetime) -> None:
    """See that a sample session is on air, one about to start, and some planned."""
    samples = MarketSession.objects.filter(is_sample_data=True)
    on_air = samples.filter(state=State.LIVE, ends_at__gt=now).exists()
    soon = samples.filter(
        Q(state=State.WAITING)
        | Q(state=State.SCHEDULED, starts_at__lte=now + _minutes(SOON_MINUTES))
    ).exists()
    if (on_air and soon) or not Variant.objects.exists():
        return
    with transaction.atomic():
        if not _have_lock():
            return
        if not on_air:
            begun = now.replace(second=0, microsecond=0) - _minutes(20)
            make_session(theme=next_theme(), starts_at=begun, minutes=MAIN_MINUTES)
        if not soon:
            # On the minute and a little ahead: its waiting room opens at once.
            starts = now.replace(second=0, microsecond=0) + _minutes(SOON_MINUTES)
            make_session(theme=next_theme(), starts_at=starts, minutes=SHORT_MINUTES)
        _forget_empty(now)
    advance_sessions(now=timezone.now())
    plan_days(now=now)


def plan_days(*, now: datetime.datetime) -> None:
    """Two sessions on each of the next days."""
    today = now.astimezone(VIETNAM)
    for ahead in range(1, PLANNED_DAYS + 1):
        day = today + datetime.timedelta(days=ahead)
        for hour in PLANNED_HOURS:
            starts = day.replace(hour=hour, minute=0, second=0, microsecond=0)
            if not MarketSession.objects.filter(is_sample_data=True, starts_at=starts).exists():
                theme = _theme_of_slot(day.toordinal() * len(PLANNED_HOURS) + hour)
                make_session(theme=theme, starts_at=starts.astimezone(datetime.UTC), minutes=120)


def next_theme() -> Theme:
    """The theme that was longest not on."""
    themes = script().themes
    used = MarketSession.objects.filter(is_sample_data=True).count()
    busy = MarketSession.objects.filter(
        is_sample_data=True, state__in=[State.LIVE, State.WAITING]
    ).values_list("title", flat=True)
    free = [theme for theme in themes if theme.title not in set(busy)]
    # The first session of an empty demo is the one with noodles.
    return free[used % len(free)] if used and free else themes[0]


def _theme_of_slot(number: int) -> Theme:
    themes = script().themes
    return themes[number % len(themes)]


def _forget_empty(now: datetime.datetime) -> None:
    """Sample sessions that passed with nothing sold would pile up by the dozen each day."""
    old = MarketSession.objects.filter(
        is_sample_data=True,
        state=State.ENDED,
        peak_viewers=0,
        ends_at__lt=now - FORGET_AFTER,
        complaints__isnull=True,
        reminders__isnull=True,
    )
    with connection.cursor() as cursor:
        for session in old:
            cursor.execute(
                "SELECT 1 FROM orders_orderline WHERE session = %s LIMIT 1", [session.slug]
            )
            if cursor.fetchone() is None:
                session.delete()


def _have_lock() -> bool:
    """Two beats at once make one session."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        got: bool = cursor.fetchone()[0]
    return got


def _minutes(number: int) -> datetime.timedelta:
    return datetime.timedelta(minutes=number)
