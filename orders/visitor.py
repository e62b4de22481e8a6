"""The cart of whoever is asking: a signed cookie for guests, the person when signed in.

Two cookies: ``gio`` (signed, not readable by scripts) holds a guest's cart id, ``gio_n`` (readable)
the number of units, so that pages cached for everybody can show it. Both are written only after
something put them in order: an anonymous page that is merely read sets none.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import User
from orders.actions.cart import merge_carts, open_cart
from orders.models import Cart, CartLine, Order
from orders.queries.cart import find_cart

COOKIE = "gio"
COUNT_COOKIE = "gio_n"
SALT = "orders.visitor"
MAX_AGE = 90 * 24 * 3600
# Somebody who presses "back" after ordering finds the order instead of an empty checkout.
JUST_ORDERED = datetime.timedelta(hours=2)
_NOTE = "orders.visitor.cart"


def person(request: HttpRequest) -> User | None:
    """Who is signed in, or None."""
    return request.user if isinstance(request.user, User) else None


def cart_of(request: HttpRequest) -> Cart | None:
    """The open cart of this visitor, or None."""
    return find_cart(_cart_id(request), user=person(request))


def own_cart(request: HttpRequest) -> Cart:
    """The open cart of this visitor, made when there is none; ``note`` it once it was changed."""
    return cart_of(request) or open_cart(user=person(request))


def just_ordered(request: HttpRequest) -> Order | None:
    """The order this visitor placed from this browser within the last two hours, or None."""
    recent = Order.objects.filter(placed_at__gte=timezone.now() - JUST_ORDERED)
    user = person(request)
    if user is not None:
        return recent.filter(user=user).first()
    cart_id = _cart_id(request)
    return recent.filter(cart_id=cart_id, user__isnull=True).first() if cart_id else None


def note(request: HttpRequest, cart: Cart | None) -> None:
    """Remember that ``cart`` (None: no cart any more) changed, so the cookies follow."""
    request.META[_NOTE] = (cart,)


def _cart_id(request: HttpRequest) -> str | None:
    return request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=MAX_AGE)


class CartCookieMiddleware:
    """Writes both cookies when the cart changed during the request, and only then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _NOTE in request.META:
            _write(response, request.META[_NOTE][0])
        return response


def _write(response: HttpResponse, cart: Cart | None) -> None:
    flags: dict[str, Any] = {
        "max_age": MAX_AGE,
        "secure": settings.SESSION_COOKIE_SECURE,
        "samesite": "Lax",
    }
    # A guest's cookie outlives the order, so that "back" can lead to it.
    if cart is not None and cart.user_id is None:
        response.set_signed_cookie(COOKIE, str(cart.pk), salt=SALT, httponly=True, **flags)
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    units = _units(cart)
    if units:
        response.set_cookie(COUNT_COOKIE, str(min(units, 9999)), **flags)
    else:
        response.delete_cookie(COUNT_COOKIE, samesite="Lax")


def _units(cart: Cart | None) -> int:
    """Units in the cart, 0 once it was ordered."""
    lines = CartLine.objects.filter(cart=cart, cart__is_open=True)
    total: int | None = lines.aggregate(units=Sum("quantity"))["units"] if cart else 0
    return total or 0


def _on_sign_in(sender: Any, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """What a guest gathered joins the person's own cart."""
    if request is None:
        return
    guest = find_cart(_cart_id(request))
    note(request, merge_carts(guest=guest, user=user) if guest else find_cart(None, user=user))


def _on_sign_out(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """The next person on this phone does not see how much the last one had in the cart."""
    if request is not None:
        note(request, None)


def listen() -> None:
    """Called once, when the app is ready."""
    user_logged_in.connect(_on_sign_in, dispatch_uid="orders.visitor")
    user_logged_out.connect(_on_sign_out, dispatch_uid="orders.visitor")
