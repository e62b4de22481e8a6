"""The page of settings names every setting there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r'(?:env(?:\.\w+)?|secret)\(\s*"([A-Z_]+)"')


def test_every_setting_is_described() -> None:
    described = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    read = {
        name
        for file in (ROOT / "config" / "settings").glob("*.py")
        for name in READ.findall(file.read_text(encoding="utf-8"))
    }
    assert len(read) > 20
    assert {name for name in read if f"`{name}`" not in described} == set()


def test_every_link_of_the_readme_leads_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []
