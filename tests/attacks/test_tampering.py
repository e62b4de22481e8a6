"""Prices, sums, steps and tokens come from us, whatever the caller writes."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from orders.models import Order
from tests.attacks.scene import api, is_problem, nothing_changes
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level
from tests.orders.page_steps import add, link, wish

pytestmark = pytest.mark.django_db
KEY = {"Idempotency-Key": "tap-0001-of-the-buyer"}


def body(market: Market, **changes: Any) -> dict[str, Any]:
    """A checkout for one pack of noodles sent nearby."""
    return {
        "name": "Người mua",
        "phone": "0912345678",
        "email": "buyer@example.com",
        "address": {"line": "Thôn Chợ B", "commune_code": market.near.pk},
        "payment": "cod",
        "expected_total": 198_000,
        **changes,
    }


LIES: dict[str, tuple[dict[str, Any], int]] = {
    "a-lower-total": ({"expected_total": 1}, 409),
    "total-without-shipping": ({"expected_total": 180_000}, 409),
    "a-negative-total": ({"expected_total": -198_000}, 409),
    "nothing-to-pay": ({"expected_total": 0}, 409),
    "a-float": ({"expected_total": 198_000.0}, 422),
    "a-text": ({"expected_total": "198000"}, 422),
    "past-every-column": ({"expected_total": 2**63}, 409),
    "past-every-number": ({"expected_total": 10**400}, 409),
    "true": ({"expected_total": True}, 422),
    "own-price": ({"price": 1}, 422),
    "own-shipping": ({"shipping": 0}, 422),
    "own-discount": ({"discount": 198_000}, 422),
    "own-total": ({"total": 1}, 422),
    "own-currency": ({"currency": "idr"}, 422),
    "paid-already": ({"status": "confirmed"}, 422),
    "another-person": ({"user": 1}, 422),
    "own-code": ({"code": "DH000001"}, 422),
    "own-token": ({"checkout_token": str(uuid.uuid4())}, 422),
    "an-unknown-method": ({"payment": "free"}, 422),
    "a-method-that-is-off": ({"payment": "vietqr"}, 422),
    "an-unknown-place": ({"address": {"line": "A", "commune_code": "99999"}}, 422),
    "a-place-and-more": (
        {"address": {"line": "A", "commune_code": "01900", "zone": "north"}}, 422,
    ),
    "no-name": ({"name": " \u200b"}, 422),
    "no-phone": ({"phone": "113"}, 422),
    "a-header-in-the-mail": ({"email": "a@example.com\nBcc: b@example.com"}, 422),
}  # fmt: skip


@pytest.mark.parametrize("title", LIES)
def test_a_lie_at_checkout_orders_nothing(market: Market, title: str) -> None:
    lie, status = LIES[title]
    cart = filled_cart((market.noodles, 1))
    with nothing_changes():
        answer = api("POST", f"/carts/{cart.pk}/checkout", body(market, **lie), **KEY)
    assert (answer.status_code, is_problem(answer)) == (status, True)
    # The key was not used up: the honest request goes through.
    honest = api("POST", f"/carts/{cart.pk}/checkout", body(market), **KEY)
    assert (honest.status_code, honest.json()["total"]) == (201, 198_000)
    assert_sound()


@pytest.mark.parametrize(
    "quantity", [-1, 1000, 2**31, 2**63, 1.5, "1", None, True, [1]], ids=lambda value: repr(value)
)
def test_a_quantity_nobody_can_buy_is_refused(market: Market, quantity: Any) -> None:
    cart = filled_cart((market.noodles, 2))
    with nothing_changes():
        answer = api("PUT", f"/carts/{cart.pk}/lines/MIEN-500", {"quantity": quantity})
    assert (answer.status_code, is_problem(answer)) == (422, True)


@pytest.mark.parametrize("quantity", ["-1", "0", "1000", "1.5", "1e3", "٣", "99999999999999", "x"])
def test_a_form_cannot_buy_it_either(market: Market, quantity: str) -> None:
    with nothing_changes():
        answer = add(Client(), market.noodles, quantity)  # type: ignore[arg-type]
    assert answer.status_code == 302


@pytest.mark.parametrize("extra", [{"unit_price": 1}, {"price": 1}, {"user": 1}, {"is_open": True}])
def test_a_line_takes_no_price(market: Market, extra: dict[str, Any]) -> None:
    cart = filled_cart((market.noodles, 2))
    with nothing_changes():
        answer = api("PUT", f"/carts/{cart.pk}/lines/MIEN-500", {"quantity": 1, **extra})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "lie",
    [{"expected_total": "1"}, {"expected_total": "0"}, {"expected_total": "-5"},
     {"method": "free"}, {"method": "stripe' --"}, {"method": "vietqr"},
     {"commune_code": "99999", "place": "Nơi không có"}, {"phone": "1"}, {"address_line": ""}],
    ids=lambda lie: "-".join(f"{k}={v}" for k, v in lie.items()),
)  # fmt: skip
def test_a_lie_in_the_form_orders_nothing(market: Market, lie: dict[str, str]) -> None:
    client = Client()
    add(client, market.noodles)
    data = wish(client, market.near)
    with nothing_changes():
        answer = client.post("/thanh-toan/", {**data, **lie, "price": "1", "total": "1"})
    assert answer.status_code == 422


def test_steps_cannot_be_skipped(market: Market) -> None:
    client = Client()
    with nothing_changes():
        assert client.post("/thanh-toan/", {"expected_total": "0", "name": "A"}).status_code == 302
        unknown = uuid.uuid4()
        assert api("POST", f"/carts/{unknown}/checkout", body(market), **KEY).status_code == 404


def test_cash_for_alcohol_and_no_age_are_refused(market: Market, bank: None) -> None:
    cart = filled_cart((market.spirit, 1))
    total = api("POST", f"/carts/{cart.pk}/quote", {"commune_code": market.near.pk}).json()["total"]
    for wanted, code in (
        ({"payment": "cod", "age_confirmed": True}, "payment_not_allowed"),
        ({"payment": "vietqr"}, "invalid"),
        ({"payment": "vietqr", "age_confirmed": "yes"}, "invalid"),
    ):
        sent = body(market, expected_total=total, **wanted)
        with nothing_changes():
            answer = api("POST", f"/carts/{cart.pk}/checkout", sent, **KEY)
        assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_replayed_form_is_the_same_order(market: Market) -> None:
    client = Client()
    add(client, market.noodles)
    data = wish(client, market.near)
    first = client.post("/thanh-toan/", data)
    with nothing_changes():
        again = client.post("/thanh-toan/", {**data, "name": "Another", "expected_total": "1"})
    assert again["Location"] == first["Location"]
    assert level(market.noodles) == (100, 1)


@pytest.mark.parametrize("key", ["", "1234567", "k" * 129])
def test_a_key_of_the_wrong_length_is_refused(market: Market, key: str) -> None:
    cart = filled_cart((market.noodles, 1))
    with nothing_changes():
        path = f"/carts/{cart.pk}/checkout"
        answer = api("POST", path, body(market), **{"Idempotency-Key": key})
    assert (answer.status_code, is_problem(answer)) == (400, True)


@pytest.mark.parametrize("key", ["12345678", "k" * 128])
def test_keys_belong_to_their_cart(market: Market, key: str) -> None:
    carts = [filled_cart((market.noodles, 1)) for _ in range(2)]
    header = {"Idempotency-Key": key}
    first, second = (
        api("POST", f"/carts/{cart.pk}/checkout", body(market), **header).json() for cart in carts
    )
    assert first["code"] != second["code"]
    assert first["token"] != second["token"]
    with nothing_changes():
        path = f"/carts/{carts[0].pk}/checkout"
        same = api("POST", path, body(market), **header)
        other = api("POST", path, body(market, name="Khác"), **header)
    assert (same.status_code, same["Idempotent-Replayed"]) == (201, "true")
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_the_address_of_success_pays_nothing(market: Market, placed: Order) -> None:
    with nothing_changes():
        for _ in range(3):
            assert Client().get(link(placed, "da-thanh-toan/")).status_code == 302
            assert Client().post(link(placed, "tra-tien/")).status_code == 302
    placed.refresh_from_db()
    assert placed.status == "awaiting_payment"


def test_an_order_that_is_over_stays_over(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)
    header = {"X-Order-Token": order.access_token}
    assert api("POST", f"/orders/{order.code}/cancel", **header).status_code == 200
    with nothing_changes():
        answer = api("POST", f"/orders/{order.code}/cancel", **header)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_allowed")
    assert_sound()
