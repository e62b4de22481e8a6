"""One way to compare Vietnamese text: without marks, without case, without surprises."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The comparison key of ``text``: lower case, no marks, đ as d, single spaces.

    "Hoà" and "Hòa" fold alike wherever the tone is written, and NFD input folds like NFC.
    """
    stripped = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
        if not unicodedata.combining(letter)
    )
    return _SPACES.sub(" ", stripped.replace("đ", "d")).strip()


def slug(text: str, *, limit: int = 80) -> str:
    """An address part for ``text``: "Đông trùng" gives "dong-trung"."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")[:limit].rstrip("-")


def tidy(text: str) -> str:
    """Text as it is stored: NFC, single spaces, no spaces at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


_KINDS = ("xa", "phuong", "thi tran", "thi xa", "thanh pho", "huyen", "quan", "tinh", "dac khu")


def bare_place(folded_name: str) -> str:
    """A folded place name without its kind: "huyen na ri" gives "na ri"."""
    for kind in _KINDS:
        if folded_name.startswith(f"{kind} ") and len(folded_name) > len(kind) + 1:
            return folded_name[len(kind) + 1 :]
    return folded_name
