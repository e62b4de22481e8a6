"""Two hands on one cart, one order, one payment or the same goods."""

import uuid
from functools import partial

from orders.actions.cancel import cancel_order, expire_orders
from orders.actions.cart import add_units, open_cart
from orders.actions.payments import resume_payment
from orders.errors import NotAllowed, OutOfStock
from orders.models import LedgerTransaction, Order, Payment
from orders.queries.cart import basket
from tests.orders.conftest import Gateway
from tests.orders.goods import Market, assert_sound, buy, filled_cart, level
from tests.races.crowd import at_once
from tests.stripe_double.program import pay


def test_double_tap_is_one_order(market: Market) -> None:
    cart, token = filled_cart((market.noodles, 2)), uuid.uuid4()

    orders = at_once([partial(buy, cart, market, checkout_token=token, expected_total=378_000)] * 8)

    assert {order.pk for order in orders} == {Order.objects.get().pk}
    assert level(market.noodles) == (10, 2)
    assert_sound()


def test_one_token_on_two_carts_is_one_order(market: Market) -> None:
    carts, token = [filled_cart((market.tea, 1)) for _ in range(4)], uuid.uuid4()
    total = basket(carts[0], commune=market.near).total

    orders = at_once(
        [partial(buy, cart, market, checkout_token=token, expected_total=total) for cart in carts]
    )

    assert {order.pk for order in orders} == {Order.objects.get().pk}
    assert level(market.tea) == (10, 1)
    assert_sound()


def test_carts_in_opposite_order_do_not_wait_for_each_other(market: Market) -> None:
    forward = [filled_cart((market.noodles, 1), (market.tea, 1)) for _ in range(5)]
    backward = [filled_cart((market.tea, 1), (market.noodles, 1)) for _ in range(5)]
    carts = [cart for pair in zip(forward, backward, strict=True) for cart in pair]
    total = basket(carts[0], commune=market.near).total

    orders = at_once([partial(buy, cart, market, expected_total=total) for cart in carts])

    assert [type(order) for order in orders] == [Order] * 10
    assert level(market.noodles) == level(market.tea) == (10, 10)
    assert_sound()


def test_the_same_pack_added_from_two_tabs_adds_up(market: Market) -> None:
    cart = open_cart(user=None)
    add = partial(add_units, cart=cart, sku=market.tea.sku, quantity=1)

    at_once([add] * 10)

    assert [line.quantity for line in cart.lines.all()] == [10]
    assert isinstance(at_once([add])[0], OutOfStock)


def test_cancelling_twice_at_once_gives_the_goods_back_once(market: Market) -> None:
    order = buy(filled_cart((market.noodles, 3)), market)

    outcomes = at_once([partial(cancel_order, order=order)] * 6)

    assert [type(one) for one in outcomes].count(NotAllowed) == 5
    assert level(market.noodles) == (10, 0)
    assert_sound()


def test_cancelling_while_the_money_arrives_pays_or_gives_back(
    market: Market, gateway: Gateway
) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    payment = order.payments.get()
    pay(payment.redirect_url)

    at_once([partial(resume_payment, payment.pk), partial(cancel_order, order=order)] * 2)

    order.refresh_from_db()
    payment.refresh_from_db()
    assert order.status == "cancelled"
    assert payment.status in {"refund_due", "refunded"}
    assert_sound()


def test_expiring_in_two_places_ends_an_order_once(market: Market, bank: None) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="vietqr")
    Order.objects.filter(pk=order.pk).update(hold_until=order.placed_at)

    at_once([expire_orders] * 4)

    order.refresh_from_db()
    assert [change.after for change in order.changes.all()] == ["awaiting_payment", "expired"]
    assert level(market.noodles) == (10, 0)
    assert_sound()


def test_fifty_copies_of_one_webhook_at_once_have_one_effect(
    market: Market, gateway: Gateway
) -> None:
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    pay(order.payments.get().redirect_url)
    kinds = gateway.receiver.wait(1)
    while "checkout.session.completed" not in kinds:
        kinds = gateway.receiver.wait(len(kinds) + 1)
    paid = kinds.index("checkout.session.completed")

    answers = at_once([partial(gateway.deliver, paid)] * 50)

    assert answers == [200] * 50
    assert Payment.objects.get().status == "succeeded"
    assert LedgerTransaction.objects.filter(kind="received").count() == 1
    assert_sound()
