"""Every text has its Vietnamese, complete and in composed letters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(ROOT.glob("*/locale/vi/LC_MESSAGES/*.po"))


def forms(message: Message) -> list[str]:
    """The translation, or its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
class TestCatalogue:
    def test_leaves_no_text_untranslated(self, path: Path) -> None:
        with path.open("rb") as file:
            catalogue = read_po(file, locale="vi", abort_invalid=True)
        open_ones = [
            str(message.id)
            for message in catalogue
            if message.id and (message.fuzzy or not all(forms(message)))
        ]
        assert open_ones == []

    def test_is_written_in_composed_letters(self, path: Path) -> None:
        text = path.read_text()
        assert text == unicodedata.normalize("NFC", text)
