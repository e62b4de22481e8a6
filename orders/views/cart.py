"""The cart page and everything that changes it. Works the same with and without scripts."""

from contextlib import suppress

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from orders import visitor
from orders.actions.cart import add_units, set_line
from orders.errors import Invalid, OrderProblem, OutOfStock
from orders.models import Cart
from orders.queries.cart import basket
from orders.queries.estimate import shipping_range
from orders.views.answers import came_from, is_htmx, private, tell

NEXT = {"cart": "cart", "checkout": "checkout"}


@require_safe
@private
def cart(request: HttpRequest) -> HttpResponse:
    """What is in the cart, by producer."""
    mine = visitor.cart_of(request)
    if mine is None and visitor.COUNT_COOKIE in request.COOKIES:
        visitor.note(request, None)  # a count without a cart: signed out elsewhere, or expired
    return render(request, "orders/cart.html", _page(mine))


@require_POST
@private
def add(request: HttpRequest) -> HttpResponse:
    """Puts ``quantity`` of ``sku`` into the cart, then goes to ``next`` (cart, checkout, stay)."""
    goal = request.POST.get("next", "cart")
    there = came_from(request, reverse("cart"))
    try:
        units = put_in(request)
    except OrderProblem as problem:
        refused = _done(request, there)
        tell(request, refused, why_not(problem), bad=True)
        return refused
    if goal in NEXT and not is_htmx(request):
        return redirect(NEXT[goal])
    answer = _done(request, there)
    text = ngettext(
        "Added. The basket holds %(n)d of it.", "Added. The basket holds %(n)d of them.", units
    )
    tell(request, answer, text % {"n": units})
    return answer


@require_POST
@private
def line(request: HttpRequest, sku: str) -> HttpResponse:
    """Makes one line hold ``quantity`` units; 0 takes it out. A shortage takes what is left."""
    mine = visitor.cart_of(request)
    text, bad = "", False
    if mine is not None:
        visitor.note(request, mine)
        text, bad = change_line(mine, sku, request)
    if is_htmx(request):
        answer = render(request, "orders/_cart.html", _page(mine))
    else:
        answer = redirect(came_from(request, reverse("cart")))
    if text:
        tell(request, answer, text, bad=bad)
    return answer


@transaction.atomic
def put_in(request: HttpRequest) -> int:
    """Adds what was posted and returns how many units of it the cart holds.

    A refusal (OrderProblem) leaves no empty cart behind.
    """
    mine = visitor.own_cart(request)
    units = add_units(
        cart=mine,
        sku=request.POST.get("sku", "")[:40],
        quantity=read_quantity(request),
        session=request.POST.get("session", "")[:90],
    )
    visitor.note(request, mine)
    return units


def change_line(mine: Cart, sku: str, request: HttpRequest) -> tuple[str, bool]:
    """Changes the line and says what came of it, and whether that is bad news."""
    try:
        quantity = read_quantity(request)
        set_line(cart=mine, sku=sku, quantity=quantity)
    except OutOfStock as short:
        left = short.items[0].available
        if left:
            set_line(cart=mine, sku=sku, quantity=left)
            text = _("Only %(left)d left: the basket now holds %(left)d.")
            return text % {"left": left}, True
        return why_not(short), True
    except OrderProblem as problem:
        return why_not(problem), True
    return ("", False) if quantity else (_("Taken out of the basket."), False)


def take_what_is_left(request: HttpRequest, mine: Cart) -> None:
    """Answers a shortage at checkout: "take" holds "sku=units". A wrong value changes nothing."""
    sku, _sign, units = request.POST.get("take", "").rpartition("=")
    visitor.note(request, mine)
    if sku and units.isascii() and units.isdigit() and len(units) <= 3:
        with suppress(OrderProblem):
            set_line(cart=mine, sku=sku, quantity=int(units))


def read_quantity(request: HttpRequest) -> int:
    """The posted quantity. Raises Invalid unless it is a whole number written in digits."""
    text = request.POST.get("quantity", "1").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Invalid("quantity", _("Please write the quantity as a number from 1 to 999."))
    return int(text)


def why_not(problem: OrderProblem) -> str:
    """The refusal as a sentence that names the goods and what remains."""
    if isinstance(problem, OutOfStock):
        return " ".join(
            _("Only %(left)d of “%(name)s” left.") % {"left": item.available, "name": item.name}
            if item.available
            else _("“%(name)s” has just sold out.") % {"name": item.name}
            for item in problem.items
        )
    return str(problem)


def _done(request: HttpRequest, there: str) -> HttpResponse:
    return HttpResponse(status=204) if is_htmx(request) else redirect(there)


def _page(mine: Cart | None) -> dict[str, object]:
    priced = basket(mine, with_pictures=True) if mine else None
    if priced is None or not priced.has_lines:
        return {"basket": None}
    problems = {problem.sku: problem for problem in priced.problems}
    return {
        "basket": priced,
        "range": shipping_range(priced),
        "parcels": [
            (parcel, [(line, problems.get(line.variant.sku)) for line in parcel.lines])
            for parcel in priced.parcels
        ],
        "blocked": bool(problems),
    }
