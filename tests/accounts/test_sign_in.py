"""Opening an account, signing in and out, and getting back in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-dai-2026"


@pytest.fixture
def texts(settings: Settings, tmp_path: Path) -> Path:
    """The folder that text messages fall into."""
    settings.SMS_URL = f"file://{tmp_path.as_posix()}"
    return tmp_path


@pytest.fixture
def buyer() -> User:
    return User.objects.create_user("buyer@example.com", PASSWORD, name="Người mua")


def test_an_account_by_e_mail(client: Client) -> None:
    form = {"name": "Người mới", "email": "New@Example.com", "password1": PASSWORD}

    answer = client.post("/tai-khoan/dang-ky/", form)

    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/")
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("new@example.com", "Người mới", "vi")
    assert len(mail.outbox) == 1


def test_an_account_by_phone_gets_its_code_as_a_text(client: Client, texts: Path) -> None:
    form = {"name": "Người mới", "phone": "0912 345 678", "password1": PASSWORD}

    answer = client.post("/tai-khoan/dang-ky/", form)

    assert answer.status_code == 302
    [text] = texts.glob("*.txt")
    assert text.name.endswith("+84912345678.txt")
    assert "là mã" in text.read_text(encoding="utf-8")
    code = text.read_text(encoding="utf-8").split()[0]
    done = client.post(answer["Location"], {"code": code})
    assert done.status_code == 302
    user = User.objects.get()
    assert (user.phone, user.phone_verified, user.email) == ("+84912345678", True, None)


def test_two_people_may_have_a_phone_and_no_e_mail(texts: Path) -> None:
    for phone in ("0912 345 678", "0912 345 679"):
        form = {"name": "Người mới", "phone": phone, "password1": PASSWORD}
        assert Client().post("/tai-khoan/dang-ky/", form).status_code == 302

    assert list(User.objects.values_list("email", flat=True)) == [None, None]


def test_a_number_gets_one_code_at_a_time(texts: Path) -> None:
    """Somebody else's telephone is no toy, and the answer is no error page of ours."""
    form = {"name": "Người mới", "phone": "0912 345 678", "password1": PASSWORD}
    Client().post("/tai-khoan/dang-ky/", form)
    User.objects.all().delete()

    answer = Client().post("/tai-khoan/dang-ky/", form)

    assert answer.status_code == 429
    assert "Too" not in answer.content.decode()
    assert len(list(texts.glob("*.txt"))) == 1


def test_an_account_nobody_could_reach_is_refused(client: Client) -> None:
    answer = client.post("/tai-khoan/dang-ky/", {"name": "Ai đó", "password1": PASSWORD})

    assert "Hãy" in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("login", "status"), [("buyer@example.com", 302), ("BUYER@example.com", 302)]
)
def test_signing_in_leads_to_the_account(
    client: Client, buyer: User, login: str, status: int
) -> None:
    answer = client.post("/tai-khoan/dang-nhap/", {"login": login, "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (status, "/tai-khoan/")
    page = client.get("/tai-khoan/")
    assert "Chào Người mua" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("login", ["0912 345 678", "0912345678", "+84912345678", "0912-345-678"])
def test_a_phone_number_signs_in_however_it_is_written(client: Client, login: str) -> None:
    User.objects.create_user(None, PASSWORD, phone="+84912345678", phone_verified=True)

    answer = client.post("/tai-khoan/dang-nhap/", {"login": login, "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, "/tai-khoan/")


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("/bao-cao/", "/bao-cao/"),
        ("https://evil.example/", "/tai-khoan/"),
        ("//evil.example/", "/tai-khoan/"),
        ("javascript:alert(1)", "/tai-khoan/"),
    ],
)
def test_the_way_on_stays_in_the_house(client: Client, buyer: User, wanted: str, got: str) -> None:
    form = {"login": "buyer@example.com", "password": PASSWORD, "next": wanted}

    assert client.post("/tai-khoan/dang-nhap/", form)["Location"] == got


def test_a_wrong_password_signs_nobody_in(client: Client, buyer: User) -> None:
    form = {"login": "buyer@example.com", "password": "wrong"}

    answer = client.post("/tai-khoan/dang-nhap/", form)

    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_signing_in_works_while_valkey_is_away(
    client: Client, buyer: User, settings: Settings
) -> None:
    """Attempts are counted in Valkey; without it people still come in."""
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:9"}}

    form = {"login": "buyer@example.com", "password": PASSWORD}
    assert client.post("/tai-khoan/dang-nhap/", form).status_code == 302


def test_a_forgotten_password_is_set_anew_by_a_code(client: Client, buyer: User) -> None:
    asked = client.post("/tai-khoan/mat-khau/quen/", {"email": "buyer@example.com"})
    assert asked["Location"] == "/tai-khoan/mat-khau/quen/ma/"
    [letter] = mail.outbox
    found = re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", str(letter.body), re.MULTILINE)
    assert found, letter.body

    confirmed = client.post(asked["Location"], {"code": found[1]})
    new = {"password1": "mat-khau-moi-2027", "password2": "mat-khau-moi-2027"}
    client.post(confirmed["Location"], new)

    buyer.refresh_from_db()
    assert buyer.check_password("mat-khau-moi-2027")


def test_a_stranger_learns_nothing_about_who_has_an_account(client: Client) -> None:
    answer = client.post("/tai-khoan/mat-khau/quen/", {"email": "nobody@example.com"})

    assert answer["Location"] == "/tai-khoan/mat-khau/quen/ma/"


def test_signing_out_needs_a_button(client: Client, buyer: User) -> None:
    client.force_login(buyer)

    assert client.get("/tai-khoan/dang-xuat/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/tai-khoan/dang-xuat/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path",
    [
        "",
        "ho-so/",
        "dia-chi/",
        "dia-chi/moi/",
        "email/",
        "dien-thoai/",
        "mat-khau/doi/",
        "bao-mat/",
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_of_an_account_is_private(
    client: Client, buyer: User, language: str, path: str
) -> None:
    address = f"{language}/tai-khoan/{path}"
    assert client.get(address)["Location"].startswith(f"{language}/tai-khoan/dang-nhap/?next=")
    client.force_login(buyer)

    page = client.get(address)

    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert ' style="' not in page.content.decode()
