"""What the content security policy forbids is not written in any template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A mail is shown by mail programs, which know no style sheets of ours.
TEMPLATES = [
    path
    for path in sorted(ROOT.glob("*/templates/**/*.html"))
    if not {"email", "emails", "mail", "mails"} & set(path.parts)
]
COMMENTS = re.compile(r"\{#.*?#\}|<!--.*?-->|\{% comment %\}.*?\{% endcomment %\}", re.S)
DATA = r"application/(?:ld\+)?json|speculationrules"


def text_of(path: Path) -> str:
    return COMMENTS.sub("", path.read_text())


def test_there_are_templates_to_look_at() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
class TestTemplate:
    def test_has_no_inline_style(self, path: Path) -> None:
        assert not re.findall(r"<style\b|\sstyle\s*=", text_of(path), re.I)

    def test_has_no_inline_script(self, path: Path) -> None:
        for attributes in re.findall(r"<script\b([^>]*)>", text_of(path), re.I):
            assert "src=" in attributes or re.search(DATA, attributes), attributes
        assert not re.findall(
            r"<[^>]*\son[a-z]+\s*=\s*[\"'][^>]*>|javascript:", text_of(path), re.I
        )

    def test_loads_nothing_from_another_house(self, path: Path) -> None:
        tags = re.findall(
            r"<(?:script|link|img|source|video|audio|iframe)\b[^>]*>", text_of(path), re.I
        )
        for tag in tags:
            if 'rel="canonical"' in tag or 'rel="alternate"' in tag:
                continue
            assert not re.search(r"(?:src|href|srcset|poster)=[\"'](?:https?:)?//", tag), tag
