"""Which messages wait for the host: links, phone numbers, held words, borrowed names."""

import functools
import re
import unicodedata
from pathlib import Path

from accounts.folding import fold

WORDS_FILE = Path(__file__).parent / "data" / "held_words.txt"
# A viewer must not speak as if for the shop or the stage.
RESERVED_NAMES = ("nguoi dan", "ban to chuc", "cho ocop", "quan tri", "admin", "host")

_LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\s?(?:\.|\s(?:cham|dot)\s)\s?"
    r"(?:com|vn|net|org|info|shop|xyz|top|me|link|ly|gl|io|cc|site|online)\b",
    re.IGNORECASE,
)
# A Vietnamese number: 0 or +84 and nine digits, however they are spaced.
_PHONE = re.compile(r"(?:\+?84|0)(?:[\s.\-()]*\d){9}(?!\d)")
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def clean_line(text: str) -> str:
    """One line of NFC text without control, direction or zero-width characters."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    kept = (letter for letter in spaced if unicodedata.category(letter) not in _INVISIBLE)
    return re.sub(r" +", " ", "".join(kept)).strip()


@functools.cache
def _held_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words with marks, to look for in the text as written; and words without, for the fold."""
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    plain = [word for word in words if word == fold(word)]
    marked = [word for word in words if word != fold(word)]
    return _any_of(marked), _any_of(plain)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def must_wait(text: str) -> bool:
    """Whether ``text`` has to be read by the host before others see it."""
    marked, plain = _held_words()
    # Wide and circled letters and digits read like the plain ones, so they are looked at as those.
    alike = unicodedata.normalize("NFKC", text)
    written, folded = alike.lower(), fold(alike)
    found = _LINK.search(folded) or _PHONE.search(folded)
    return bool(found or marked.search(written) or plain.search(folded))


def is_reserved(name: str) -> bool:
    """Whether a viewer's chosen name claims to be the host or the shop."""
    folded = fold(unicodedata.normalize("NFKC", name))
    return any(word in folded for word in RESERVED_NAMES)
