"""The checkout page: the total first, then the form. Every step is a plain POST."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import Address, User
from orders import counter, visitor
from orders.counter import Counter
from orders.models import Cart, Order, Payment
from orders.views.answers import is_htmx, private
from orders.views.cart import take_what_is_left
from orders.views.order import order_url


@require_http_methods(["GET", "HEAD", "POST"])
@private
def checkout(request: HttpRequest) -> HttpResponse:
    """GET shows it; POST with step=quote prices the delivery, else it places the order."""
    if request.method == "POST" and (placed := counter.order_of_token(request)):
        return on_to(request, placed)
    cart = visitor.cart_of(request)
    if cart is None or not cart.lines.exists():
        # "Back" after ordering leads to the order; an empty cart says so itself.
        just_ordered = visitor.just_ordered(request)
        return redirect(order_url(just_ordered)) if just_ordered else redirect("cart")
    if request.method != "POST":
        user = visitor.person(request)
        shown = counter.fresh(cart, user=user, address=_address(request, user))
        return _show(request, shown)
    return _posted(request, cart)


def _posted(request: HttpRequest, cart: Cart) -> HttpResponse:
    if request.POST.get("take"):
        take_what_is_left(request, cart)
        if not cart.lines.exists():
            return redirect("cart")
    shown = counter.filled(request, cart)
    if request.POST.get("step") == "quote" or request.POST.get("take"):
        return _quoted(request, shown)
    placed = counter.order(request, shown)
    if placed is not None:
        return on_to(request, placed)
    return _show(request, shown, status=422)


def _quoted(request: HttpRequest, shown: Counter) -> HttpResponse:
    """The delivery is priced; nothing is ordered, and only the place can be wrong yet."""
    shown.form.keep_only("place")
    if request.headers.get("HX-Target") == "totals":
        return render(request, "orders/_quote.html", _page(request, shown))
    return _show(request, shown)


def _show(request: HttpRequest, shown: Counter, *, status: int = 200) -> HttpResponse:
    part = "orders/_checkout.html" if is_htmx(request) else "orders/checkout.html"
    return render(request, part, _page(request, shown), status=status)


def on_to(request: HttpRequest, order: Order) -> HttpResponse:
    """To the hosted page when there is one to pay on, else to the order."""
    payment = order.payments.last()
    waiting = payment is not None and payment.status == Payment.Status.WAITING
    there = payment.redirect_url if payment is not None and waiting else ""
    if is_htmx(request):
        # A redirect would be followed inside the page; this one moves the whole window.
        return HttpResponse(headers={"HX-Redirect": there or order_url(order)})
    return redirect(there or order_url(order))


def _page(request: HttpRequest, shown: Counter) -> dict[str, object]:
    user = visitor.person(request)
    addresses = user.addresses.select_related("commune__province")[:6] if user else []
    return {**shown.context(), "addresses": addresses, "htmx": is_htmx(request)}


def _address(request: HttpRequest, user: User | None) -> Address | None:
    """The saved address asked for, else the default one."""
    if user is None:
        return None
    saved = user.addresses.select_related("commune__province")
    number = request.GET.get("address", "")
    if number.isascii() and number.isdigit() and len(number) < 12:
        return saved.filter(pk=int(number)).first() or saved.first()
    return saved.first()
