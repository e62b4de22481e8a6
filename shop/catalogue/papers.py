"""Sample certificates: plausible dates, scores and numbers around the stars that the list names.

A date that the source states and that still holds is kept (its year); the others are made up so
that a demo has papers that hold, that end soon and that have ended. Every one is marked as sample.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.folding import fold
from shop.catalogue.dice import Dice
from shop.catalogue.rows import Row

VALIDITY_MONTHS = 36
POTENTIAL_FIVE = re.compile(r"(\d{2}(?:,\d+)?) điểm.*(?:tiềm năng 5 sao|trung ương xếp 5 sao)")
_SCORES = {3: (5100, 6890), 4: (7050, 8890), 5: (9010, 9720)}
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Paper:
    """One certificate to be made. ``score`` is in hundredths; ``stars`` says who decides."""

    stars: int
    score: int
    decided: datetime.date
    valid_to: datetime.date
    number: str


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later (earlier when negative), or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def papers_for(row: Row, dice: Dice, today: datetime.date) -> list[Paper]:
    """The certificates of one product, newest first; none where the source names no stars."""
    potential = POTENTIAL_FIVE.search(row.facts)
    stars = row.stars or (4 if potential else None)
    if stars is None:
        return []
    decided = _stated(row, dice, today) or _made_up(dice, today)
    score = _score(potential.group(1)) if potential else dice.between(*_SCORES[stars], "score")
    papers = [_paper(stars, score, decided, dice, "now")]
    if "lại" in row.facts and decided.year > 2020:
        earlier = add_months(decided, -VALIDITY_MONTHS) - datetime.timedelta(
            days=dice.between(5, 40, "gap")
        )
        before = max(3, stars - dice.between(0, 1, "before"))
        papers.append(
            _paper(before, dice.between(*_SCORES[before], "score before"), earlier, dice, "before")
        )
    return papers


def _score(text: str) -> int:
    whole, _, part = text.partition(",")
    return int(whole) * 100 + int(part.ljust(2, "0")[:2] or 0)


def _stated(row: Row, dice: Dice, today: datetime.date) -> datetime.date | None:
    """A day in the last year that the source names, when a paper of then surely holds today."""
    years = [int(year) for year in _YEAR.findall(row.facts)]
    for year in sorted(years, reverse=True):
        day = datetime.date(year, 1, 1) + datetime.timedelta(dice.between(20, 330, "day"))
        day = min(day, today - datetime.timedelta(days=dice.between(14, 60, "ago")))
        if day.year == year and add_months(day, VALIDITY_MONTHS) > today:
            return day
    return None


def _made_up(dice: Dice, today: datetime.date) -> datetime.date:
    """Of a hundred products 70 hold for long, 8 end within 30 days, 10 within 90, 12 have ended."""
    throw = dice.percent("validity")
    if throw < 12:
        left = -dice.between(5, 400, "ended")
    elif throw < 20:
        left = dice.between(3, 29, "soon")
    elif throw < 30:
        left = dice.between(31, 89, "later")
    else:
        left = dice.between(100, 1000, "long")
    return add_months(today + datetime.timedelta(days=left), -VALIDITY_MONTHS)


def _paper(stars: int, score: int, decided: datetime.date, dice: Dice, which: str) -> Paper:
    body = {3: "UBND", 4: "UBND", 5: "BNNMT"}[stars]
    number = f"{dice.between(101, 3999, f'number {which}')}/QĐ-{body} (mẫu)"
    return Paper(stars, score, decided, add_months(decided, VALIDITY_MONTHS), number)


def issuer_name(level: str, row: Row) -> str:
    """The body that signs at ``level``, as far as the list knows the place."""
    if level == "central":
        return "Bộ Nông nghiệp và Môi trường"
    if level == "province":
        return f"Ủy ban nhân dân tỉnh {row.province}" if row.province else "Ủy ban nhân dân tỉnh"
    parts: Sequence[str] = [part.strip() for part in row.place.split(",")]
    kinds = ("huyen ", "thanh pho ", "thi xa ")
    district = next((part for part in parts if fold(part).startswith(kinds)), "")
    return f"Ủy ban nhân dân {district}" if district else "Ủy ban nhân dân cấp huyện"
