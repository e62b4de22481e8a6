"""API v1 for carts, checkout and orders, as docs promise it."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from orders.actions.idempotency import claim, fingerprint
from orders.api.inputs import CheckoutIn
from orders.models import Cart, IdempotencyKey, Order
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level

KEY = {"Idempotency-Key": "tap-0001-of-the-buyer"}


def call(method: str, path: str, body: Any = None, **headers: str) -> Any:
    """One request to the API, without a session."""
    return Client().generic(
        method, f"/api/v1{path}", body if isinstance(body, str) else _json(body),
        content_type="application/json", headers=headers,
    )  # fmt: skip


def _json(body: Any) -> str:
    return "" if body is None else json.dumps(body)


@pytest.fixture
def cart(market: Market) -> str:
    """A new cart with one pack of noodles, made through the API."""
    made = call("POST", "/carts")
    assert made.status_code == 201
    put = call("PUT", f"/carts/{made.json()['id']}/lines/MIEN-500", {"quantity": 1})
    assert put.status_code == 200
    return str(made.json()["id"])


def wish(market: Market, **changes: Any) -> dict[str, Any]:
    """A checkout body for that cart."""
    return {
        "name": "Người mua",
        "phone": "0912345678",
        "address": {"line": "Thôn Chợ B", "commune_code": market.near.pk},
        "payment": "cod",
        "expected_total": 198_000,
        **changes,
    }


def test_cart_shows_parcels_and_totals(cart: str) -> None:
    found = call("GET", f"/carts/{cart}").json()

    assert (found["subtotal"], found["shipping"], found["total"]) == (180_000, 0, 180_000)
    assert found["shipping_known"] is False
    assert found["parcels"][0]["producer"]["slug"] == "ho-tai-hoan"
    assert found["lines"][0] | {"available": 0} == {
        "sku": "MIEN-500",
        "product": {"slug": "mien-500", "name": "Miến dong Tài Hoan"},
        "variant": "Gói",
        "quantity": 1,
        "unit_price": 180_000,
        "total": 180_000,
        "available": 0,
        "stars": None,
        "alcohol": False,
        "session": None,
    }


def test_quote_names_shipping_and_why_a_method_is_off(cart: str, market: Market) -> None:
    near = call("POST", f"/carts/{cart}/quote", {"commune_code": market.near.pk}).json()
    far = call("POST", f"/carts/{cart}/quote", {"commune_code": market.far.pk}).json()

    assert (near["shipping"], near["total"]) == (18_000, 198_000)
    assert (far["shipping"], far["total"]) == (35_000, 215_000)
    methods = {one["name"]: one for one in near["methods"]}
    assert methods["cod"]["allowed"]
    assert not methods["vietqr"]["allowed"]
    assert methods["vietqr"]["reason"]


def test_checkout_answers_201_with_everything(cart: str, market: Market) -> None:
    placed = call("POST", f"/carts/{cart}/checkout", wish(market), **KEY)

    assert placed.status_code == 201
    order = placed.json()
    assert (order["status"], order["total"]) == ("confirmed", 198_000)
    assert order["payment"]["method"] == "cod"
    assert order["parcels"][0]["status"] == "new"
    assert "Idempotent-Replayed" not in placed.headers
    assert_sound()


def test_same_key_and_body_is_the_same_answer(cart: str, market: Market) -> None:
    first = call("POST", f"/carts/{cart}/checkout", wish(market), **KEY)
    again = call("POST", f"/carts/{cart}/checkout", wish(market), **KEY)

    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert Order.objects.count() == 1


def test_same_key_with_another_body_is_refused(cart: str, market: Market) -> None:
    call("POST", f"/carts/{cart}/checkout", wish(market), **KEY)
    other = call("POST", f"/carts/{cart}/checkout", wish(market, note="khác"), **KEY)

    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_request_in_flight_is_told_to_wait_until_it_is_dead(cart: str, market: Market) -> None:
    body = CheckoutIn(**wish(market)).model_dump(mode="json")
    claim(scope=f"checkout:{cart}", key=KEY["Idempotency-Key"], digest=fingerprint(body))

    busy = call("POST", f"/carts/{cart}/checkout", wish(market), **KEY)
    assert (busy.status_code, busy.json()["code"]) == (409, "in_progress")

    IdempotencyKey.objects.update(created_at="2026-01-01T00:00Z")
    assert call("POST", f"/carts/{cart}/checkout", wish(market), **KEY).status_code == 201


def test_refused_request_leaves_its_key_free(cart: str, market: Market) -> None:
    drifted = call("POST", f"/carts/{cart}/checkout", wish(market, expected_total=1), **KEY)

    assert (drifted.status_code, drifted.json()["code"]) == (409, "total_changed")
    assert drifted.json()["total"] == 198_000
    assert call("POST", f"/carts/{cart}/checkout", wish(market), **KEY).status_code == 201


@pytest.mark.parametrize(
    ("quantity", "status"), [(0, 200), (1, 200), (999, 409), (1000, 422), (-1, 422), (10**30, 422),
                             ("1", 422), (1.5, 422), (True, 422), (None, 422)]
)  # fmt: skip
def test_quantity_is_a_whole_number_up_to_999(cart: str, quantity: Any, status: int) -> None:
    answer = call("PUT", f"/carts/{cart}/lines/TRA-200", {"quantity": quantity})

    assert answer.status_code == status
    if status == 409:
        assert answer.json()["items"] == [{"sku": "TRA-200", "wanted": 999, "available": 100}]


@pytest.mark.parametrize(
    "smuggled",
    [{"unit_price": 1}, {"price": 1}, {"total": 1}, {"shipping": 0}, {"discount": 180_000},
     {"currency": "idr"}, {"status": "confirmed"}, {"user": 1}],
    ids=lambda one: next(iter(one)),
)  # fmt: skip
def test_money_cannot_be_smuggled_in(cart: str, market: Market, smuggled: dict[str, Any]) -> None:
    line = call("PUT", f"/carts/{cart}/lines/MIEN-500", {"quantity": 1, **smuggled})
    order = call("POST", f"/carts/{cart}/checkout", wish(market, **smuggled), **KEY)

    assert (line.status_code, order.status_code) == (422, 422)
    assert not Order.objects.exists()
    assert level(market.noodles) == (100, 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": "0912"}, "phone"),
        ({"name": " "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"email": "a@"}, "email"),
        ({"email": "a" * 250 + "@example.com"}, "email"),
        ({"address": {"line": " ", "commune_code": "01900"}}, "address.line"),
        ({"payment": "gold"}, "payment"),
        ({"address": {"line": "x", "commune_code": "99999"}}, "address.commune_code"),
        ({"invoice": {"company": "A", "tax_code": "12"}}, "invoice.tax_code"),
        ({"note": "x" * 501}, "note"),
    ],
)
def test_wrong_values_are_named(
    cart: str, market: Market, change: dict[str, Any], field: str
) -> None:
    answer = call("POST", f"/carts/{cart}/checkout", wish(market, **change), **KEY)

    assert answer.status_code == 422
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert not Order.objects.exists()


def test_key_is_required(cart: str, market: Market) -> None:
    assert call("POST", f"/carts/{cart}/checkout", wish(market)).status_code == 400


def test_order_opens_with_its_token_only(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)

    own = call("GET", f"/orders/{order.code}", **{"X-Order-Token": order.access_token})
    wrong = call("GET", f"/orders/{order.code}", **{"X-Order-Token": "x" * 43})
    none = call("GET", "/orders/DH999999", **{"X-Order-Token": order.access_token})

    assert own.json()["code"] == order.code
    assert (wrong.status_code, none.status_code) == (404, 404)
    assert wrong.json() == none.json()


def test_order_can_be_cancelled_once(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)
    token = {"X-Order-Token": order.access_token}

    first = call("POST", f"/orders/{order.code}/cancel", **token)
    again = call("POST", f"/orders/{order.code}/cancel", **token)

    assert first.json()["status"] == "cancelled"
    assert (again.status_code, again.json()["code"]) == (409, "not_allowed")
    assert level(market.noodles) == (100, 0)
    assert_sound()


def test_transfer_answers_with_the_qr_code(cart: str, market: Market, bank: None) -> None:
    order = call("POST", f"/carts/{cart}/checkout", wish(market, payment="vietqr"), **KEY).json()

    code = order["payment"]["qr"]
    assert (code["memo"], code["account"], code["amount"]) == (
        f"OCOP {order['code']}", "1017595600", 198_000,
    )  # fmt: skip
    assert code["image"].startswith("data:image/png;base64,")
    assert code["payload"].startswith("000201010212")


def test_carts_of_others_closed_and_unknown_ones_are_not_there(cart: str, market: Market) -> None:
    assert call("GET", f"/carts/{uuid.uuid4()}").status_code == 404
    assert call("GET", "/carts/not-an-id").status_code == 404
    assert call("DELETE", f"/carts/{cart}").status_code == 204
    assert call("GET", f"/carts/{cart}").status_code == 404
    assert call("POST", f"/carts/{cart}/checkout", wish(market), **KEY).status_code == 404
    assert not Cart.objects.get(pk=cart).is_open
