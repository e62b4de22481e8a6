"""Where parcels go."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import Address, Commune, Province, User

pytestmark = pytest.mark.django_db
NEW = "/tai-khoan/dia-chi/moi/"


@pytest.fixture
def place() -> Commune:
    province = Province.objects.create(
        code="19", name="Thái Nguyên", full_name="Tỉnh Thái Nguyên", slug="thai-nguyen",
        folded="thai nguyen", zone="north", former_folded="bac kan",
    )  # fmt: skip
    for code, name, folded in (("1", "Na Rì", "na ri"), ("2", "Côn Minh", "con minh")):
        Commune.objects.create(
            code=code, province=province, name=name, full_name=f"Xã {name}", folded=folded,
            former_folded="na ri · bac kan",
        )  # fmt: skip
    return Commune.objects.get(code="2")


@pytest.fixture
def buyer(client: Client) -> User:
    user = User.objects.create_user("buyer@example.com", "mat-khau-dai-2026")
    client.force_login(user)
    return user


def form(**changes: str) -> dict[str, str]:
    good = {"name": "Người nhận", "phone": "0912 345 678", "place": "Côn Minh", "line": "Thôn 1"}
    return good | changes


def test_a_place_may_simply_be_typed(client: Client, buyer: User, place: Commune) -> None:
    assert client.post(NEW, form())["Location"] == "/tai-khoan/dia-chi/"

    address = Address.objects.get()
    assert (address.commune, address.phone, address.is_default) == (place, "+84912345678", True)
    assert "0912 345 678" in client.get("/tai-khoan/dia-chi/").content.decode()


def test_several_places_are_offered_and_nothing_is_lost(
    client: Client, buyer: User, place: Commune
) -> None:
    html = client.post(NEW, form(place="na ri", line="Thôn Chè Cọ")).content.decode()

    assert not Address.objects.exists()
    assert "Xã Na Rì" in html
    assert "Xã Côn Minh" in html
    assert "Thôn Chè Cọ" in html


def test_what_the_picker_chose_is_taken(client: Client, buyer: User, place: Commune) -> None:
    client.post(NEW, form(place="na ri", commune_code="2"))

    assert Address.objects.get().commune == place


@pytest.mark.parametrize(
    ("phone", "words"), [("0912 345 67", "thiếu 1 chữ số"), ("abc", "0912 345 678")]
)
def test_a_wrong_phone_number_is_explained(
    client: Client, buyer: User, place: Commune, phone: str, words: str
) -> None:
    assert words in client.post(NEW, form(phone=phone)).content.decode()
    assert not Address.objects.exists()


def test_the_next_address_becomes_the_default_when_the_first_goes(
    client: Client, buyer: User, place: Commune
) -> None:
    client.post(NEW, form(line="Một"))
    client.post(NEW, form(line="Hai"))
    first = Address.objects.get(line="Một")
    assert first.is_default

    client.post(f"/tai-khoan/dia-chi/{first.pk}/xoa/")

    assert Address.objects.get().is_default


def test_the_address_of_another_does_not_exist(client: Client, buyer: User, place: Commune) -> None:
    other = User.objects.create_user("other@example.com", "mat-khau-dai-2026")
    address = Address.objects.create(
        user=other, name="A", phone="+84912345678", commune=place, line="Thôn 2", is_default=True
    )

    assert client.get(f"/tai-khoan/dia-chi/{address.pk}/").status_code == 404
    assert client.post(f"/tai-khoan/dia-chi/{address.pk}/", form()).status_code == 404
    assert client.post(f"/tai-khoan/dia-chi/{address.pk}/xoa/").status_code == 404
    address.refresh_from_db()
    assert address.line == "Thôn 2"
