"""The build makes what is missing and leaves alone what did not change."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from config.build import messages, static
from config.build.stamps import Stamp, content_hash
from config.services.errors import ServiceError

HEADER = 'msgid ""\nmsgstr ""\n"Language: vi\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with one Vietnamese catalogue."""
    folder = tmp_path / "app/locale/vi/LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    return folder / "django.po"


def test_translations_are_compiled_once_per_change(catalogue: Path) -> None:
    catalogue.write_text(HEADER + '\nmsgid "Cart"\nmsgstr "Giỏ hàng"\n')
    assert messages.build() == 1
    assert messages.build() == 0
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Cart") == "Giỏ hàng"
    catalogue.write_text(HEADER + '\nmsgid "Cart"\nmsgstr "Giỏ"\n')
    assert messages.build() == 1


def test_a_broken_catalogue_is_named(catalogue: Path) -> None:
    catalogue.write_text(HEADER + '\nmsgid "Cart"\nsays "Giỏ"\n')
    with pytest.raises(ServiceError, match=r"app/locale/vi/LC_MESSAGES/django\.po cannot be read"):
        messages.build()
    assert not catalogue.with_suffix(".mo").exists()


def test_a_stamp_knows_names_and_contents(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    stamp = Stamp(tmp_path / "stamp.json")
    assert not stamp.says(content_hash([source]))
    stamp.set(content_hash([source]))
    assert stamp.says(content_hash([source]))
    (source / "a.css").write_text("b{}")
    assert not stamp.says(content_hash([source]))
    (source / "a.css").write_text("a{}")
    (source / "a.css").rename(source / "b.css")
    assert not stamp.says(content_hash([source]))


def test_texts_are_packed_and_pictures_are_not(tmp_path: Path) -> None:
    (tmp_path / "shop.css").write_text("a{color:red}" * 200)
    (tmp_path / "tiny.css").write_text("a{}")
    (tmp_path / "photo.avif").write_bytes(b"x" * 5000)
    static.pack(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.gz")) == ["shop.css.gz"]
