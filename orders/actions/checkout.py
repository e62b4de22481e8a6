"""Placing an order, in three phases.

1. ``_commit_intent``: one transaction writes the order, its parcels, the reserved stock, the
   payment with its idempotency key, history, ledger and messages: all of it or nothing.
2. ``resume_payment`` asks the gateway, outside any transaction.
3. ``orders.actions.payments.record_session`` commits the answer.

A crash between two phases loses nothing: the recovery task resumes where the rows say it stopped.
"""

import uuid
from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Commune, User
from orders.actions.cart import close_cart
from orders.actions.intent import write_order
from orders.actions.payments import resume_payment
from orders.basket import Basket
from orders.contact import Checkout, Contact, tidied
from orders.crash import crash_point
from orders.errors import (
    Invalid,
    NothingToBuy,
    OutOfStock,
    PaymentNotAllowed,
    Shortage,
    TotalChanged,
)
from orders.models import Cart, Order
from orders.queries.cart import basket
from orders.queries.methods import allowed_methods
from shop.locks import limit_lock_waits

__all__ = ["Contact", "place_order", "resume_payment"]


def place_order(
    *,
    cart: Cart,
    contact: Contact,
    commune: Commune,
    address_line: str,
    method: str,
    expected_total: int,
    checkout_token: uuid.UUID,
    user: User | None = None,
    age_confirmed: bool = False,
    note: str = "",
    invoice: Mapping[str, str] | None = None,
    language: str = "vi",
) -> Order:
    """Turns a cart into an order and returns it; the same order when it was placed already.

    ``expected_total`` is the dong the buyer saw. The gateway being away is no error: the order
    stands and its payment is resumed later.

    Raises Invalid, NothingToBuy, OutOfStock (also for packs no longer on sale), TotalChanged,
    PaymentNotAllowed, and ``django.db.OperationalError`` when a lock was not to be had in time;
    then nothing was changed.
    """
    contact, line, note, bill = tidied(contact, address_line, note, invoice)
    wish = Checkout(
        contact=contact,
        commune=commune,
        address_line=line,
        method=method,
        expected_total=expected_total,
        checkout_token=checkout_token,
        age_confirmed=age_confirmed,
        note=note,
        invoice=bill,
        language=language,
    )
    try:
        order, payment_id = _commit_intent(cart, wish, user)
    except IntegrityError:
        # This token has made an order of another cart: that order is the answer.
        placed = Order.objects.filter(checkout_token=checkout_token).first()
        if placed is None:
            raise
        return placed
    crash_point("checkout.after_commit")
    if payment_id is not None:
        resume_payment(payment_id)
        order.refresh_from_db()
    return order


@transaction.atomic
def _commit_intent(cart: Cart, wish: Checkout, user: User | None) -> tuple[Order, int | None]:
    """Phase 1. The second value is the payment that the gateway must be asked about, if any.

    Closing the cart comes first: that one conditional UPDATE holds its row, so of two taps at
    once one waits here, finds the cart closed, and gets the order that the other has made.
    """
    limit_lock_waits()
    if not close_cart(cart=cart):
        placed = Order.objects.filter(cart=cart.pk).first()
        if placed is None:
            raise NothingToBuy
        return placed, None
    priced = basket(cart, commune=wish.commune, with_stars=False)
    _refuse(priced, wish)
    order, payment_id = write_order(cart, priced, wish, user)
    crash_point("checkout.before_commit")
    return order, payment_id


def _refuse(priced: Basket, wish: Checkout) -> None:
    """Everything that forbids this order, before anything is written."""
    if not priced.lines:
        raise NothingToBuy
    short = [
        Shortage(problem.sku, problem.wanted, problem.available)
        for problem in priced.problems
        if problem.code in ("not_on_sale", "out_of_stock")
    ]
    if short:
        raise OutOfStock(short)
    methods = {one.name: one for one in allowed_methods(priced)}
    if wish.method not in methods:
        raise Invalid("payment", _("Please choose how to pay."))
    if not methods[wish.method].allowed:
        raise PaymentNotAllowed(methods[wish.method].reason)
    if priced.has_alcohol and not wish.age_confirmed:
        raise Invalid("age_confirmed", _("Please confirm that you are 18 or older."))
    if priced.total != wish.expected_total:
        raise TotalChanged(priced.total)
