"""Running the queries of ``invariants.sql``: each must return no row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

FILE = Path(__file__).resolve().parents[1] / "invariants.sql"
_NAMED = re.compile(r"^-- name: (\w+)\n(.*?;)", re.MULTILINE | re.DOTALL)
SHOWN = 20  # rows of one broken invariant; more do not help

# Floors above add files of their own (see ``register``).
_files: list[Path] = [FILE]


@dataclass(frozen=True)
class Broken:
    """An invariant that does not hold, and the first rows that show it."""

    name: str
    rows: list[dict[str, Any]]


def register(file: Path) -> None:
    """Adds a floor's own file of queries; called once, from its AppConfig."""
    if file not in _files:
        _files.append(file)


def names() -> list[str]:
    """Every invariant that is checked."""
    return [name for name, _query in _queries()]


def check(*, progress: Callable[[str], object] | None = None) -> list[Broken]:
    """The invariants that do not hold, all read from one snapshot of the database."""
    broken = []
    outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for name, query in _queries():
            if progress:
                progress(name)
            cursor.execute(query)
            columns = [column[0] for column in cursor.description or ()]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchmany(SHOWN)]
            if rows:
                broken.append(Broken(name, rows))
    return broken


def _queries() -> Iterator[tuple[str, str]]:
    for file in _files:
        for found in _NAMED.finditer(file.read_text(encoding="utf-8")):
            yield found.group(1), found.group(2)
