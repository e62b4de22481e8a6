"""Buying beside a running show: parts of a page, the same rules as at the checkout."""

from __future__ import annotations

import pytest
from django.test import Client

from orders import hooks
from orders.models import CartLine, Order
from shop.models import Variant
from tests.orders.goods import Market
from tests.orders.page_steps import HTMX, hidden

SESSION = "cho-phien"


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session is on air and sells everything."""

    def sells(session: str, variant: Variant) -> bool:
        return session == SESSION

    monkeypatch.setattr(hooks, "sold_in_session", sells)


def start(client: Client, variant: Variant, quantity: str = "2", session: str = SESSION) -> str:
    """Presses "Buy now" in the drawer; the checkout that comes back."""
    answer = client.post(
        f"/gio-hang/ngan/{variant.sku}/thanh-toan/",
        {"step": "start", "sku": variant.sku, "quantity": quantity, "session": session},
        headers=HTMX,
    )
    return answer.content.decode()


def test_the_drawer_shows_packs_without_a_page_around_it(
    client: Client, market: Market, live: None
) -> None:
    answer = client.get(f"/gio-hang/ngan/MIEN-500/?session={SESSION}", headers=HTMX)
    part = answer.content.decode()

    assert 'id="drawer-body"' in part
    assert "180.000" in part
    assert f'name="session" value="{SESSION}"' in part
    assert "<html" not in part
    assert not answer.cookies
    assert "<html" in client.get("/gio-hang/ngan/MIEN-500/").content.decode()


def test_what_is_not_on_sale_has_no_drawer(client: Client, market: Market) -> None:
    assert client.get("/gio-hang/ngan/NICHTS/").status_code == 404


def test_buying_in_the_drawer_keeps_the_session_on_the_line(
    client: Client, market: Market, live: None
) -> None:
    part = start(client, market.noodles)
    data = {
        "checkout_token": hidden(part, "checkout_token"),
        "name": "Người xem",
        "phone": "0912345678",
        "place": str(market.near),
        "commune_code": market.near.pk,
        "address_line": "Thôn Chợ B",
        "method": "cod",
    }
    address = "/gio-hang/ngan/MIEN-500/thanh-toan/"
    quoted = client.post(
        address, {**data, "step": "quote"}, headers={**HTMX, "HX-Target": "totals"}
    ).content.decode()
    data["expected_total"] = hidden(quoted, "expected_total")
    done = client.post(address, {**data, "step": "order"}, headers=HTMX)
    again = client.post(address, {**data, "step": "order"}, headers=HTMX)

    placed = Order.objects.get()
    assert placed.lines.get().session == SESSION
    assert placed.code in done.content.decode()
    assert placed.code in again.content.decode()
    assert "<html" not in done.content.decode()


def test_a_session_that_sells_nothing_leaves_no_trace(client: Client, market: Market) -> None:
    start(client, market.noodles, session="made-up")

    assert CartLine.objects.get().session == ""


def test_too_many_in_the_drawer_says_how_many_there_are(
    client: Client, market: Market, live: None
) -> None:
    part = start(client, market.noodles, quantity="101")

    assert "chỉ còn 100" in part
    assert CartLine.objects.count() == 0


def test_errors_in_the_drawer_come_back_as_a_part(
    client: Client, market: Market, live: None
) -> None:
    part = start(client, market.noodles)
    answer = client.post(
        "/gio-hang/ngan/MIEN-500/thanh-toan/",
        {
            "step": "order",
            "checkout_token": hidden(part, "checkout_token"),
            "expected_total": hidden(part, "expected_total"),
            "name": "Người xem",
            "phone": "091234567",
        },
        headers=HTMX,
    )

    assert answer.status_code == 422
    assert "Số điện thoại thiếu 1 chữ số." in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert Order.objects.count() == 0
