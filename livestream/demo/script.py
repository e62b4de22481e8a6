"""What the sample sessions are about and what their host says: read from data."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "data" / "demo_sessions.json"


@dataclass(frozen=True)
class Theme:
    """One kind of session. ``words`` are looked for in folded product names."""

    key: str
    title: str
    summary: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    """Everything that is said."""

    themes: tuple[Theme, ...]
    host: str
    opening: str
    lines: tuple[str, ...]
    talk: tuple[tuple[str, str], ...]


@functools.cache
def script() -> Script:
    """The script, read once."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return Script(
        themes=tuple(
            Theme(one["key"], one["title"], one["summary"], tuple(one["words"]))
            for one in data["themes"]
        ),
        host=data["host"],
        opening=data["opening"],
        lines=tuple(data["lines"]),
        talk=tuple((ask, answer) for ask, answer in data["talk"]),
    )
