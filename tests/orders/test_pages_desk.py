"""A producer's parcels and an officer's transfers: each sees only what is theirs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Role, User
from orders.models import Order, Parcel
from shop.models import Member, Producer
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level


@pytest.fixture
def placed(market: Market, bank: None) -> Order:
    """An order with a parcel of each producer."""
    return buy(filled_cart((market.noodles, 2), (market.tour, 1)), market)


def member_of(producer: Producer, name: str = "xavien@example.com") -> Client:
    """Somebody of this producer, signed in."""
    person = User.objects.create_user(name, "a long passphrase")
    Member.objects.create(producer=producer, user=person)
    client = Client()
    client.force_login(person)
    return client


def officer() -> Client:
    """A programme officer, signed in."""
    person = User.objects.create_user("canbo@example.com", "a long passphrase")
    person.groups.add(Group.objects.get_or_create(name=Role.OFFICER.value)[0])
    client = Client()
    client.force_login(person)
    return client


def parcel_of(order: Order, slug: str) -> Parcel:
    return order.parcels.get(producer__slug=slug)


def test_a_member_sees_only_the_own_parcel(placed: Order) -> None:
    own, other = parcel_of(placed, "ho-tai-hoan"), parcel_of(placed, "htx-yen-duong")
    client = member_of(own.producer)
    page = client.get("/kenh-nguoi-ban/don-hang/").content.decode()

    assert "Miến dong Tài Hoan" in page
    assert "Một ngày ở bản" not in page
    assert client.get(f"/kenh-nguoi-ban/don-hang/{own.pk}/").status_code == 200
    assert client.get(f"/kenh-nguoi-ban/don-hang/{other.pk}/").status_code == 404
    refused = client.post(f"/kenh-nguoi-ban/don-hang/{other.pk}/buoc/", {"to": "packed"})
    assert refused.status_code == 404
    other.refresh_from_db()
    assert other.status == "new"


def test_a_buyer_has_no_producer_pages(placed: Order) -> None:
    client = Client()
    client.force_login(User.objects.create_user("nguoimua@example.com", "a long passphrase"))

    assert client.get("/kenh-nguoi-ban/don-hang/").status_code == 404
    assert Client().get("/kenh-nguoi-ban/don-hang/").status_code == 302


def test_a_parcel_is_packed_handed_over_and_delivered(market: Market, placed: Order) -> None:
    own = parcel_of(placed, "ho-tai-hoan")
    client = member_of(own.producer)
    step = f"/kenh-nguoi-ban/don-hang/{own.pk}/buoc/"
    client.post(step, {"to": "packed"})
    client.post(step, {"to": "handed_over", "carrier": "Bưu điện", "tracking_code": "VN1"})
    own.refresh_from_db()
    assert (own.status, own.carrier, own.tracking_code) == ("handed_over", "Bưu điện", "VN1")
    assert level(market.noodles) == (98, 0)

    client.post(step, {"to": "delivered"})
    own.refresh_from_db()
    assert own.status == "delivered"
    assert_sound()


def test_a_step_that_cannot_be_taken_is_refused_in_words(placed: Order) -> None:
    own = parcel_of(placed, "ho-tai-hoan")
    client = member_of(own.producer)
    for wrong in ("delivered", "cancelled", "", "new"):
        answer = client.post(f"/kenh-nguoi-ban/don-hang/{own.pk}/buoc/", {"to": wrong}, follow=True)
        assert "Lúc này kiện hàng chưa làm được bước đó." in answer.content.decode()
    own.refresh_from_db()
    assert own.status == "new"


def test_an_officer_confirms_the_exact_transfer(market: Market, bank: None) -> None:
    placed = buy(filled_cart((market.noodles, 1)), market, method="vietqr")
    client = officer()
    assert placed.payments.get().memo in client.get("/quan-ly/chuyen-khoan/").content.decode()
    confirm = f"/quan-ly/chuyen-khoan/{placed.code}/"

    client.post(confirm, {"amount": "1000", "reference": "FT1"})
    client.post(confirm, {"amount": str(placed.total), "reference": " "})
    placed.refresh_from_db()
    assert placed.status == "awaiting_payment"

    client.post(confirm, {"amount": f"{placed.total:,}", "reference": "FT1"})
    placed.refresh_from_db()
    assert placed.status == "confirmed"
    assert placed.payments.get().status == "succeeded"
    assert_sound()


def test_nobody_else_confirms_a_transfer(market: Market, bank: None) -> None:
    placed = buy(filled_cart((market.noodles, 1)), market, method="vietqr")
    producer = placed.parcels.get().producer
    for client, status in ((Client(), 302), (member_of(producer), 404)):
        assert client.get("/quan-ly/chuyen-khoan/").status_code == status
        answer = client.post(
            f"/quan-ly/chuyen-khoan/{placed.code}/",
            {"amount": str(placed.total), "reference": "FT1"},
        )
        assert answer.status_code == status
    placed.refresh_from_db()
    assert placed.status == "awaiting_payment"
