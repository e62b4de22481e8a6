"""Money, weights and times are written as people write them, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from theme import formatting
from theme.relative import relative_text

NBSP = "\u00a0"
EVENING = datetime(2028, 6, 23, 17, 30, tzinfo=UTC)  # 00:30 the next day in Vietnam


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("amount", "vi", "en"),
    [(0, "0", "0"), (950, "950", "950"), (1_234_567, "1.234.567", "1,234,567")],
)
def test_dong_is_grouped_and_never_broken(amount: int, vi: str, en: str) -> None:
    with translation.override("vi"):
        assert formatting.dong_text(amount) == f"{vi}{NBSP}₫"
    with translation.override("en"):
        assert formatting.dong_text(amount) == f"{en}{NBSP}₫"


@pytest.mark.parametrize(
    ("grams", "vi", "en"),
    [(500, "500 g", "500 g"), (1000, "1 kg", "1 kg"), (1500, "1,5 kg", "1.5 kg"),
     (1050, "1,05 kg", "1.05 kg"), (12_000, "12 kg", "12 kg")],
)  # fmt: skip
def test_weights_use_the_unit_a_buyer_would_say(grams: int, vi: str, en: str) -> None:
    with translation.override("vi"):
        assert formatting.grams_text(grams) == vi.replace(" ", NBSP)
    with translation.override("en"):
        assert formatting.grams_text(grams) == en.replace(" ", NBSP)


def test_a_day_is_the_day_in_vietnam() -> None:
    with translation.override("vi"):
        assert formatting.day_text(EVENING) == "24/06/2028"
        assert formatting.day_text(date(2028, 6, 24)) == "24/06/2028"
        assert formatting.clock_text(EVENING) == "00:30"
        assert formatting.weekday_text(EVENING) == "Thứ 7"
    with translation.override("en"):
        assert formatting.day_text(EVENING) == "24 Jun 2028"
        assert formatting.weekday_text(EVENING) == "Saturday"


def test_the_year_is_told_only_when_it_is_another() -> None:
    this_year = timezone.localtime().replace(month=6, day=24, hour=20, minute=41)
    with translation.override("vi"):
        assert formatting.daytime_text(this_year) == "20:41 24/06"
        assert formatting.daytime_text(this_year.replace(year=2001)) == "20:41 24/06/2001"
    with translation.override("en"):
        assert formatting.daytime_text(this_year) == "20:41, 24 Jun"


@pytest.mark.parametrize(
    ("distance", "vi", "en"),
    [
        (timedelta(seconds=20), "vừa xong", "just now"),
        (timedelta(minutes=5, seconds=20), "5 phút nữa", "in 5 minutes"),
        (timedelta(hours=-3, seconds=-20), "3 giờ trước", "3 hours ago"),
        (timedelta(days=-1, hours=-2), "1 ngày trước", "1 day ago"),
    ],
)
def test_news_is_told_from_now(distance: timedelta, vi: str, en: str) -> None:
    moment = timezone.now() + distance
    with translation.override("vi"):
        assert relative_text(moment) == vi
    with translation.override("en"):
        assert relative_text(moment) == en


def test_both_languages_leave_no_plain_space_before_a_unit(language: str) -> None:
    with translation.override(language):
        assert " " not in formatting.dong_text(95_000)
        assert " " not in formatting.grams_text(95_000)
