"""No English on a Vietnamese page: every text of ours has its Vietnamese, and pages show it."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from cms.actions.seed import seed_pages
from tests.orders.goods import open_market

ROOT = Path(__file__).resolve().parents[2]
APPS = ["theme", "accounts", "shop", "orders", "livestream", "analytics", "cms", "config"]
ENGLISH = (
    "add to cart|basket|checkout|buy now|sign in|sign out|sign up|password|address|order|orders|"
    "product|products|producer|producers|delivery|search|stars|session|sessions|market|account|"
    "save|back|remove|change|next|previous|close|filter|price|stock|sold|cancel|this field|required"
)
WORD = re.compile(rf"\b(?:{ENGLISH})\b", re.IGNORECASE)


def catalogue(path: Path) -> dict[tuple[str | None, str], bool]:
    """(context, msgid) → whether it is translated in full."""
    with path.open("rb") as file:
        messages = read_po(file)
    found = {}
    for message in messages:
        forms = [message.string] if isinstance(message.string, str) else list(message.string or [])
        for msgid in [message.id] if isinstance(message.id, str) else list(message.id)[:1]:
            if msgid:
                found[message.context, msgid] = all(forms) and not message.fuzzy
    return found


@pytest.mark.parametrize("app", APPS)
def test_every_text_of_the_code_stands_in_its_catalogue(app: str, tmp_path: Path) -> None:
    """Extracts anew with the same tool that writes the catalogues, into a copy of the app."""
    work = tmp_path / app
    shutil.copytree(ROOT / app, work, ignore=shutil.ignore_patterns("static", "assets", "*.pyc"))
    written = catalogue(ROOT / app / "locale/vi/LC_MESSAGES/django.po")
    (work / "locale" / "vi" / "LC_MESSAGES" / "django.po").unlink()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        call_command("makemessages", locale=["vi"], no_location=True, verbosity=0)
    needed = catalogue(work / "locale" / "vi" / "LC_MESSAGES" / "django.po")

    missing = sorted(key[1] for key in needed if not written.get(key))
    assert missing == []


class Shown(HTMLParser):
    """The words that a reader of a page meets, parts marked as another language left out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        foreign = tag != "html" and named.get("lang") not in (None, "vi")
        if self._hidden or foreign or tag in ("script", "style", "code"):
            if tag not in ("meta", "link", "input", "img", "br", "source", "path", "use", "hr"):
                self._hidden.append(tag)
            return
        for name in ("alt", "title", "placeholder", "aria-label"):
            self.words.append(named.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


PUBLIC = [
    "/", "/san-pham/", "/san-pham/?q=zzzz", "/san-pham/mien-500/", "/nha-san-xuat/",
    "/nha-san-xuat/ho-tai-hoan/", "/tra-cuu-ocop/", "/tra-cuu-ocop/?q=mien", "/phien-cho/",
    "/cau-chuyen/", "/gioi-thieu/", "/chinh-sach/", "/chinh-sach/giao-hang/", "/gio-hang/",
    "/tai-khoan/dang-nhap/", "/tai-khoan/dang-ky/", "/tai-khoan/mat-khau/quen/", "/no-such-page/",
]  # fmt: skip
PRIVATE = [
    "/tai-khoan/", "/tai-khoan/ho-so/", "/tai-khoan/dia-chi/", "/tai-khoan/dia-chi/moi/",
    "/tai-khoan/email/", "/tai-khoan/dien-thoai/", "/tai-khoan/mat-khau/doi/",
    "/tai-khoan/bao-mat/", "/tai-khoan/dang-xuat/", "/tai-khoan/don-hang/", "/bao-cao/",
    "/phong-live/",
]  # fmt: skip


def english_on(client: Client, path: str) -> list[str]:
    shown = Shown()
    shown.feed(client.get(path).content.decode())
    text = [" ".join(one.split()) for one in shown.words]
    return [one for one in text if WORD.search(one)]


@pytest.fixture
def shop(db: None) -> None:
    open_market()
    seed_pages()


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("path", PUBLIC)
def test_no_english_on_a_public_page(client: Client, path: str) -> None:
    assert english_on(client, path) == []


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("path", PRIVATE)
def test_no_english_on_a_private_page(client: Client, path: str) -> None:
    client.force_login(User.objects.create_superuser("operator@example.com", "mat-khau-dai-2026"))

    assert english_on(client, path) == []


@pytest.mark.usefixtures("shop")
def test_the_check_itself_finds_english(client: Client) -> None:
    assert english_on(client, "/en/san-pham/") != []
