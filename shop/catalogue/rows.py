"""Reads the programme's CSV line by line; a broken line says which field and why."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accounts.folding import tidy
from shop.catalogue.rules import GROUP_NUMBERS
from shop.models import Producer

COLUMNS = (
    "name",
    "producer",
    "producer_kind",
    "place_as_certified",
    "province_as_certified",
    "stars",
    "group",
    "facts",
    "source",
)
LONGEST = {
    "name": 160,
    "producer": 160,
    "place_as_certified": 200,
    "province_as_certified": 80,
    "source": 400,
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\udc80-\udcff]")


@dataclass(frozen=True)
class Row:
    """One product as the list has it. ``stars`` is None where the source names none."""

    line: int
    name: str
    producer: str
    producer_kind: str
    place: str
    province: str
    stars: int | None
    group: int
    facts: str
    source: str

    @property
    def has_holder(self) -> bool:
        """Whether the legal holder is known: without one a product cannot be listed."""
        return bool(self.producer and self.producer_kind)


@dataclass(frozen=True)
class BrokenRow:
    """A line that cannot be used. ``field`` is a column of the file."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: {self.message}"


class NotACatalogue(ValueError):
    """The file is not such a list at all; the message names the columns that are missing."""


class _Refused(ValueError):
    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def read_rows(path: Path) -> Iterator[Row | BrokenRow]:
    """Every line of the list, in order, good or broken.

    Raises NotACatalogue when columns are missing and OSError when the file cannot be read.
    """
    # Bytes that are no UTF-8 come through as lone surrogates, so that they spoil one line only.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file)
        header = [column.strip() for column in next(reader, [])]
        missing = [column for column in COLUMNS if column not in header]
        if missing:
            raise NotACatalogue(f"{path}: missing columns: {', '.join(missing)}")
        first = reader.line_num + 1
        for values in reader:
            if any(value.strip() for value in values):
                yield _row(first, header, values)
            first = reader.line_num + 1


def _row(line: int, header: Sequence[str], values: Sequence[str]) -> Row | BrokenRow:
    try:
        if len(values) != len(header):
            text = f"{len(values)} values for {len(header)} columns; check commas and quotes"
            raise _Refused("row", text)
        return _parsed(line, dict(zip(header, values, strict=True)))
    except _Refused as refused:
        return BrokenRow(line, refused.field, refused.message)


def _parsed(line: int, raw: dict[str, str]) -> Row:
    for field in COLUMNS:
        if _CONTROL.search(raw[field]):
            raise _Refused(field, "holds bytes that are not UTF-8 text")
    text = {field: tidy(raw[field]) for field in COLUMNS}
    for field, limit in LONGEST.items():
        if len(text[field]) > limit:
            raise _Refused(field, f"is longer than {limit} characters")
    if not text["name"]:
        raise _Refused("name", "is empty")
    return Row(
        line=line,
        name=text["name"],
        producer=text["producer"],
        producer_kind=_kind(text["producer_kind"]),
        place=text["place_as_certified"],
        province=text["province_as_certified"],
        stars=_stars(text["stars"]),
        group=_group(text["group"]),
        facts=text["facts"],
        source=text["source"],
    )


def _kind(text: str) -> str:
    if text and text not in Producer.Kind.values:
        raise _Refused("producer_kind", f"“{text}” is none of {', '.join(Producer.Kind.values)}")
    return text


def _stars(text: str) -> int | None:
    if not text:
        return None
    if text not in ("3", "4", "5"):
        raise _Refused("stars", f"“{text}” is none of 3, 4, 5")
    return int(text)


def _group(text: str) -> int:
    if text not in GROUP_NUMBERS:
        raise _Refused("group", f"“{text}” is none of the six groups of decision 919/QĐ-TTg")
    return GROUP_NUMBERS[text]
