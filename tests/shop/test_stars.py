"""Stars: earned by score, issued by level, shown only on days on which a paper holds."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from shop.clock import VIETNAM
from shop.models import Certificate
from shop.queries.catalogue import Wanted, page_of
from shop.queries.certificates import PaperState, certificate_today, state_on
from shop.queries.rules import criteria_on, issuer_level
from shop.queries.search import Search
from tests.shop import shelf

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("score", "stars"),
    [("50.00", 3), ("69.99", 3), ("70.00", 4), ("89.99", 4), ("90.00", 5), ("100.00", 5)],
)
def test_a_score_earns_its_stars(score: str, stars: int) -> None:
    assert shelf.certify(shelf.product(), score, level="central").stars == stars


@pytest.mark.parametrize("score", ["49.99", "0.00", "100.01"])
def test_a_score_outside_the_bands_is_no_certificate(score: str) -> None:
    product = shelf.product()
    with pytest.raises(IntegrityError, match="earns no OCOP certificate"), transaction.atomic():
        shelf.certify(product, score, level="central")
    assert not Certificate.objects.exists()


def test_stars_that_somebody_types_are_computed_again() -> None:
    paper = shelf.certify(shelf.product(), "72.00")
    Certificate.objects.filter(pk=paper.pk).update(stars=5)
    paper.refresh_from_db()
    assert paper.stars == 4


@pytest.mark.parametrize(("score", "potential"), [("89.99", False), ("90.00", True)])
def test_a_province_gives_four_stars_and_the_word_potential_five(
    score: str, potential: bool
) -> None:
    paper = shelf.certify(shelf.product(), score, level="province")
    assert (paper.stars, paper.is_potential_five) == (4, potential)
    body = Client().get("/san-pham/mien-dong-tai-hoan/").content.decode()
    assert "OCOP 4 sao" in body
    assert "OCOP 5 sao" not in body
    assert ("Tiềm năng 5 sao" in body) is potential


def test_two_papers_of_one_product_cannot_hold_on_one_day() -> None:
    product = shelf.product()
    shelf.certify(product, until=shelf.days(10))
    with pytest.raises(IntegrityError, match="certificate_one_at_a_time"), transaction.atomic():
        shelf.certify(product, since=shelf.days(10), until=shelf.days(20))
    shelf.certify(product, since=shelf.days(11), until=shelf.days(20))
    shelf.certify(product, since=shelf.days(0), until=shelf.days(20), status="draft")
    assert product.certificates.count() == 3


def test_stars_hold_on_the_first_and_on_the_last_day_and_not_beside_them() -> None:
    product = shelf.product()
    shelf.certify(product, since=datetime.date(2026, 1, 10), until=datetime.date(2026, 6, 24))
    shown = {
        day: page_of(Wanted(), Search.of(""), day=datetime.date.fromisoformat(day)).cards[0].stars
        for day in ("2026-01-09", "2026-01-10", "2026-06-24", "2026-06-25")
    }
    assert shown == {"2026-01-09": None, "2026-01-10": 5, "2026-06-24": 5, "2026-06-25": None}


@pytest.mark.parametrize(
    ("utc", "day"),
    [
        ("2026-06-24T16:59:59+00:00", "2026-06-24"),  # one second before midnight in Vietnam
        ("2026-06-24T17:00:00+00:00", "2026-06-25"),
        ("2026-06-25T00:00:00+00:00", "2026-06-25"),
    ],
)
def test_the_day_changes_at_midnight_in_vietnam(utc: str, day: str) -> None:
    instant = datetime.datetime.fromisoformat(utc)
    assert instant.astimezone(VIETNAM).date().isoformat() == day


def test_an_end_set_to_yesterday_takes_the_stars_from_every_place_at_once(client: Client) -> None:
    paper = shelf.certify(shelf.product(), "92.50")
    places = [
        "/san-pham/",
        "/san-pham/mien-dong-tai-hoan/",
        "/nha-san-xuat/hop-tac-xa-tai-hoan/",
        "/tra-cuu-ocop/?q=mien",
        "/feeds/google.xml",
        "/feeds/facebook.csv",
        "/feeds/tiktok.csv",
    ]
    signs = ("#stars-5", "OCOP 5", "5 sao")
    before = {place: client.get(place).content.decode() for place in places}
    assert all(any(sign in body for sign in signs) for body in before.values())
    assert _api_stars(client) == (5, 5, 5, 1)

    Certificate.objects.filter(pk=paper.pk).update(valid_to=shelf.days(-1))

    after = {place: client.get(place).content.decode() for place in places}
    assert [place for place in places if any(sign in after[place] for sign in signs)] == []
    assert "sao OCOP đã được gỡ" in after["/san-pham/mien-dong-tai-hoan/"]
    assert "Không còn" in after["/tra-cuu-ocop/?q=mien"]
    assert _api_stars(client) == (None, None, None, 0)


def _api_stars(client: Client) -> tuple[int | None, int | None, int | None, int]:
    """Stars in the list, on the product and in the lookup, and how many stars=5 finds."""
    listed = client.get("/api/v1/products?q=mien").json()["results"][0]["stars"]
    one = client.get("/api/v1/products/mien-dong-tai-hoan").json()
    assert (one["certificate"] is None) == (one["stars"] is None)
    looked_up = client.get("/api/v1/certificates?q=mien").json()["results"][0]["stars"]
    with_five = client.get("/api/v1/products?stars=5").json()["count"]
    return listed, one["stars"], looked_up, with_five


@pytest.mark.parametrize("status", ["draft", "revoked", "superseded"])
def test_only_a_verified_paper_gives_stars(status: str) -> None:
    product = shelf.product()
    shelf.certify(product, status=status)
    assert certificate_today(product) is None
    assert page_of(Wanted(stars=(5,)), Search.of("")).count == 0


def test_a_paper_says_how_it_stands() -> None:
    paper = shelf.certify(
        shelf.product(), since=datetime.date(2024, 1, 1), until=datetime.date(2026, 12, 31)
    )
    states = {
        "2023-12-31": PaperState.VERIFIED,
        "2026-10-01": PaperState.ACTIVE,
        "2026-10-02": PaperState.EXPIRING,
        "2026-12-31": PaperState.EXPIRING,
        "2027-01-01": PaperState.EXPIRED,
    }
    found = {day: state_on(paper, datetime.date.fromisoformat(day)) for day in states}
    assert found == states


def test_who_issues_follows_the_dates_of_the_decisions() -> None:
    shelf.product()
    three = {
        "2022-05-01": "province",
        "2023-02-24": "district",
        "2025-06-30": "district",
        "2025-07-06": "province",
    }
    assert {d: issuer_level(3, datetime.date.fromisoformat(d)) for d in three} == three
    assert issuer_level(4, datetime.date(2024, 1, 1)) == "province"
    assert issuer_level(5, datetime.date(2024, 1, 1)) == "central"
    assert criteria_on(datetime.date(2023, 2, 23)).code == "1048/QĐ-TTg"
    assert criteria_on(datetime.date(2023, 2, 24)).code == "148/QĐ-TTg"


def test_the_score_is_kept_with_two_places() -> None:
    assert shelf.certify(shelf.product(), "92.55").score == Decimal("92.55")
