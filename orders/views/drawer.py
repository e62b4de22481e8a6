"""Buying beside a running show: every answer is a part of the page, the video plays on.

Without a script the same addresses answer with whole pages.
"""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Address
from orders import counter, visitor
from orders.actions.cart import set_line
from orders.counter import Counter
from orders.errors import OrderProblem
from orders.models import Cart, Order
from orders.queries.cart import available, is_on_sale
from orders.views.answers import is_htmx, private
from orders.views.cart import read_quantity, take_what_is_left, why_not
from orders.views.order import order_url, page
from shop.models import Variant


@require_safe
@private
def drawer(request: HttpRequest, sku: str) -> HttpResponse:
    """Packs and quantity of the product that ``sku`` belongs to."""
    return _choose(request, sku, problem="")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def checkout(request: HttpRequest, sku: str) -> HttpResponse:
    """POST step=start puts the pack into the cart; then quote, take and order as at checkout."""
    if request.method == "POST" and (placed := counter.order_of_token(request)):
        return _done(request, placed)
    if request.POST.get("step") == "start":
        try:
            return _counter(request, sku, _put_in(request))
        except OrderProblem as problem:
            return _choose(request, sku, problem=why_not(problem))
    cart = visitor.cart_of(request)
    if cart is None or not cart.lines.exists():
        return _choose(request, sku, problem="")
    if request.method != "POST":
        return _counter(request, sku, cart)
    return _posted(request, sku, cart)


def _posted(request: HttpRequest, sku: str, cart: Cart) -> HttpResponse:
    take = request.POST.get("take")
    if take:
        take_what_is_left(request, cart)
        if not cart.lines.exists():
            return _choose(request, sku, problem="")
    shown = counter.filled(request, cart)
    if request.POST.get("step") == "quote" or take:
        shown.form.keep_only("place")
        only_sums = request.headers.get("HX-Target") == "totals"
        part = "orders/_quote.html" if only_sums else "orders/_drawer_checkout.html"
        return _answer(request, part, _context(request, sku, shown))
    placed = counter.order(request, shown)
    if placed is not None:
        return _done(request, placed)
    return _answer(
        request, "orders/_drawer_checkout.html", _context(request, sku, shown), status=422
    )


@transaction.atomic
def _put_in(request: HttpRequest) -> Cart:
    """Makes the cart hold what was chosen. A refusal (OrderProblem) leaves no empty cart behind."""
    cart = visitor.own_cart(request)
    set_line(
        cart=cart,
        sku=request.POST.get("sku", "")[:40],
        quantity=max(1, read_quantity(request)),
        session=request.POST.get("session", "")[:90],
    )
    visitor.note(request, cart)
    return cart


def _choose(request: HttpRequest, sku: str, *, problem: str) -> HttpResponse:
    variants = Variant.objects.select_related("stock", "product__producer__province")
    chosen = variants.filter(sku=sku).first()
    if chosen is None or not is_on_sale(chosen):
        raise Http404
    siblings = variants.filter(product=chosen.product_id, is_active=True)
    context = {
        "product": chosen.product,
        "chosen": chosen,
        "packs": [(one, available(one)) for one in siblings],
        "left": available(chosen),
        "session": request.POST.get("session", request.GET.get("session", ""))[:90],
        "problem": problem,
        "sku": sku,
    }
    status = 422 if problem else 200
    return _answer(request, "orders/_drawer.html", context, status=status)


def _counter(request: HttpRequest, sku: str, cart: Cart) -> HttpResponse:
    user = visitor.person(request)
    address: Address | None = (
        user.addresses.select_related("commune__province").first() if user else None
    )
    shown = counter.fresh(cart, user=user, address=address)
    return _answer(request, "orders/_drawer_checkout.html", _context(request, sku, shown))


def _context(request: HttpRequest, sku: str, shown: Counter) -> dict[str, object]:
    return {**shown.context(), "sku": sku, "in_drawer": True, "htmx": is_htmx(request)}


def _done(request: HttpRequest, order: Order) -> HttpResponse:
    if not is_htmx(request):
        return redirect(order_url(order))
    return _answer(request, "orders/_drawer_done.html", page(order, in_drawer=True))


def _answer(
    request: HttpRequest, part: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    if is_htmx(request):
        return render(request, part, context, status=status)
    whole = "orders/_drawer_checkout.html" if part == "orders/_quote.html" else part
    return render(request, "orders/drawer.html", {**context, "part": whole}, status=status)
