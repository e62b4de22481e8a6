"""The demo keeps itself alive, and doing it again changes nothing."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from livestream.actions.timetable import advance_sessions
from livestream.demo import host, rota
from livestream.models import ChatMessage, MarketSession, Pin
from livestream.queries.cards import session_cards
from shop.models import Variant
from tests.livestream.world import make_variant

pytestmark = pytest.mark.django_db
State = MarketSession.State


@pytest.fixture(autouse=True)
def goods(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    for _ in range(5):
        make_variant()


def states() -> list[str]:
    found = MarketSession.objects.filter(starts_at__lt=timezone.now() + datetime.timedelta(hours=4))
    return sorted(found.values_list("state", flat=True))


def test_one_is_on_air_one_about_to_start_and_some_are_planned() -> None:
    for _ in range(2):
        rota.keep_demo_running(now=timezone.now())
        rota.plan_days(now=timezone.now())
        assert states() == ["live", "waiting"]
        assert MarketSession.objects.filter(state=State.SCHEDULED).count() == 6


def test_hours_later_there_is_again_one_on_air() -> None:
    rota.keep_demo_running(now=timezone.now())
    MarketSession.objects.update(
        starts_at=timezone.now() - datetime.timedelta(hours=9),
        ends_at=timezone.now() - datetime.timedelta(hours=6),
    )
    advance_sessions(now=timezone.now())
    assert not MarketSession.objects.filter(state=State.LIVE).exists()
    rota.keep_demo_running(now=timezone.now())
    assert states()[-2:] == ["live", "waiting"]


def test_an_empty_shop_gets_no_sessions() -> None:
    Variant.objects.all().delete()
    rota.keep_demo_running(now=timezone.now())
    assert not MarketSession.objects.exists()


def test_the_host_shows_each_product_for_a_minute_and_says_nothing_twice() -> None:
    rota.keep_demo_running(now=timezone.now())
    session = MarketSession.objects.get(state=State.LIVE)
    begin = session.started_at
    assert begin is not None
    pinned = []
    for second in range(0, 121, 20):
        for _ in range(2):
            host.speak(now=begin + datetime.timedelta(seconds=second))
        held = Pin.objects.filter(unpinned_at__isnull=True).values_list("item__position", flat=True)
        pinned.append(list(held))
    assert pinned == [[1], [1], [1], [2], [2], [2], [3]]
    assert ChatMessage.objects.filter(session=session, state="shown").count() == 7
    assert not ChatMessage.objects.filter(state="held").exists()


def test_cards_of_a_slice_keep_their_order() -> None:
    rota.plan_days(now=timezone.now())
    cards = session_cards(MarketSession.objects.order_by("-starts_at")[:2])
    assert len(cards) == 2
    assert cards[0].starts_at > cards[1].starts_at
    assert cards[0].products == 4
