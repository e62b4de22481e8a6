"""Filling a cart."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from orders import hooks
from orders.actions.cart import add_units, close_cart, merge_carts, open_cart, set_line
from orders.errors import Invalid, NothingToBuy, OutOfStock, UnknownSku
from orders.queries.cart import basket, find_cart
from shop.models import Product
from tests.orders.goods import Market, filled_cart


def test_same_pack_twice_is_one_line_that_adds_up(market: Market) -> None:
    cart = open_cart(user=None)
    add_units(cart=cart, sku="MIEN-500", quantity=2)
    add_units(cart=cart, sku="MIEN-500", quantity=3)

    assert [(line.variant.sku, line.quantity) for line in basket(cart).lines] == [("MIEN-500", 5)]


@pytest.mark.parametrize("quantity", [-1, 0, 1000])
def test_quantity_outside_1_to_999_cannot_be_added(market: Market, quantity: int) -> None:
    cart = open_cart(user=None)
    with pytest.raises(Invalid):
        add_units(cart=cart, sku="MIEN-500", quantity=quantity)
    assert not cart.lines.exists()


def test_more_than_is_left_is_refused_with_what_is_left(market: Market) -> None:
    cart = filled_cart((market.noodles, 60))
    with pytest.raises(OutOfStock) as refused:
        add_units(cart=cart, sku="MIEN-500", quantity=41)
    assert [(one.wanted, one.available) for one in refused.value.items] == [(101, 100)]
    assert cart.lines.get().quantity == 60


@pytest.mark.parametrize("sku", ["NO-SUCH", "MIEN-500\x00", ""])
def test_unknown_pack_is_refused(market: Market, sku: str) -> None:
    with pytest.raises(UnknownSku):
        set_line(cart=open_cart(user=None), sku=sku, quantity=1)


def test_hidden_product_cannot_be_added_and_is_named_in_the_cart(market: Market) -> None:
    cart = filled_cart((market.noodles, 1))
    Product.objects.filter(pk=market.noodles.product_id).update(state="hidden")

    with pytest.raises(UnknownSku):
        add_units(cart=cart, sku="MIEN-500", quantity=1)
    assert [problem.code for problem in basket(cart).problems] == ["not_on_sale"]


def test_closed_cart_takes_nothing_more(market: Market) -> None:
    cart = filled_cart((market.noodles, 1))
    close_cart(cart=cart)
    with pytest.raises(NothingToBuy):
        add_units(cart=cart, sku="MIEN-500", quantity=1)
    assert find_cart(cart.pk) is None


def test_session_is_kept_only_while_it_sells_the_pack(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    cart = open_cart(user=None)
    add_units(cart=cart, sku="MIEN-500", quantity=1, session="phien-sang")
    assert cart.lines.get().session == ""

    monkeypatch.setattr(hooks, "sold_in_session", lambda slug, variant: slug == "phien-sang")
    add_units(cart=cart, sku="MIEN-500", quantity=1, session="phien-khac")
    assert cart.lines.get().session == ""
    add_units(cart=cart, sku="MIEN-500", quantity=1, session="phien-sang")
    assert cart.lines.get().session == "phien-sang"


def test_guest_cart_joins_the_persons_own_at_sign_in(market: Market) -> None:
    user = User.objects.create_user("buyer@example.com", "a long password")
    own, guest = open_cart(user=user), filled_cart((market.noodles, 60), (market.tea, 1))
    set_line(cart=own, sku="MIEN-500", quantity=70)

    merged = merge_carts(guest=guest, user=user)
    merge_carts(guest=guest, user=user)

    held = {line.variant.sku: line.quantity for line in basket(merged).lines}
    assert held == {"MIEN-500": 100, "TRA-200": 1}
    assert merged.pk == own.pk
    assert find_cart(guest.pk) is None


def test_a_persons_cart_is_not_given_out_by_its_id(market: Market) -> None:
    user = User.objects.create_user("buyer@example.com", "a long password")
    own = open_cart(user=user)

    assert find_cart(own.pk) is None
    assert find_cart(None, user=user) == own


def test_adding_costs_at_most_10_queries(market: Market) -> None:
    """SAVEPOINT · lock cart · variant with stock and product · line · write it · RELEASE."""
    cart = filled_cart((market.tea, 1))
    with CaptureQueriesContext(connection) as queries:
        add_units(cart=cart, sku="MIEN-500", quantity=1)
    assert len(queries) <= 10, "\n".join(query["sql"][:120] for query in queries)


def test_pricing_a_cart_costs_four_queries_however_long_it_is(market: Market) -> None:
    """Lines with all they hang on · pictures · certificates · shipping rates."""
    short, full = filled_cart((market.tea, 1)), filled_cart(
        (market.tea, 1), (market.noodles, 2), (market.tour, 1)
    )  # fmt: skip
    for cart in (short, full):
        with CaptureQueriesContext(connection) as queries:
            basket(cart, commune=market.near, with_pictures=True)
        assert len(queries) == 4, "\n".join(query["sql"][:120] for query in queries)
