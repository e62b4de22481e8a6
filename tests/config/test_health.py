"""Whether the process runs, and whether it can serve."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from orders.models import OutboxMessage
from tests.orders.goods import buy, filled_cart, open_market


def test_the_process_answers_without_a_database(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_it_is_ready_with_its_services(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["database"] == answer.json()["valkey"] == "ok"


@pytest.mark.django_db
def test_letters_that_wait_too_long_make_it_unready(client: Client) -> None:
    market = open_market()
    buy(filled_cart((market.noodles, 1)), market)
    long_ago = timezone.now() - datetime.timedelta(hours=1)
    assert OutboxMessage.objects.update(due_at=long_ago) > 0

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["outbox_age_seconds"] >= 3600


@pytest.mark.django_db
def test_it_stays_ready_while_valkey_is_away(client: Client, settings: Settings) -> None:
    """Orders go on without it, so pages are not taken off the road; but it is told."""
    away = settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:9/0"}
    settings.CACHES = {"default": away}

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["valkey"] == "away"
