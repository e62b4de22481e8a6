"""The page of one order, opened by its secret link or by its owner."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orders import visitor
from orders.actions.cancel import cancel_order
from orders.actions.payments import pay_again, resume_payment
from orders.errors import NotAllowed
from orders.models import Order, Payment
from orders.queries import order_page
from orders.vietqr import slip
from orders.views.answers import private, unlinked

# The gateway tells us by webhook; a page left open only asks it again after this long.
ASK_AGAIN = datetime.timedelta(seconds=15)


@require_safe
@private
@unlinked
def order(request: HttpRequest, code: str) -> HttpResponse:
    """Where the order stands, how to pay it, who sends what."""
    mine = _ask_if_old(request, open_order(request, code))
    return render(request, "orders/order.html", page(mine))


@require_safe
@private
@unlinked
def state(request: HttpRequest, code: str) -> HttpResponse:
    """The payment panel alone, for a page that waits."""
    mine = _ask_if_old(request, open_order(request, code))
    return render(request, "orders/_payment.html", page(mine, in_drawer="ngan" in request.GET))


@require_POST
@private
@unlinked
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """Goes on paying, or tries again; the order and its goods stay."""
    mine = open_order(request, code)
    try:
        payment = resume_payment(pay_again(order=mine).pk)
    except NotAllowed as refusal:
        messages.info(request, str(refusal))
        return redirect(order_url(mine))
    if payment.status == Payment.Status.WAITING and payment.redirect_url:
        return redirect(payment.redirect_url)
    if payment.status != Payment.Status.SUCCEEDED:
        messages.error(
            request,
            _("The payment page does not open now. Your order is kept; try again in a minute."),
        )
    return redirect(order_url(mine))


@require_http_methods(["GET", "HEAD", "POST"])
@private
@unlinked
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """GET asks whether that is meant, POST cancels."""
    mine = open_order(request, code)
    if request.method != "POST":
        if not order_page.may_cancel(mine):
            return redirect(order_url(mine))
        return render(request, "orders/cancel.html", page(mine))
    try:
        cancel_order(order=mine, actor=visitor.person(request), reason=_("By the buyer"))
        messages.success(request, _("The order is cancelled. The goods went back to the stall."))
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect(order_url(mine))


def open_order(request: HttpRequest, code: str) -> Order:
    """The order of this address. Raises Http404 for a wrong code and a wrong token alike."""
    mine = order_page.find_order(code, token=request.GET.get("t", ""), user=visitor.person(request))
    if mine is None:
        raise Http404
    return mine


def order_url(order: Order, name: str = "order") -> str:
    """The secret link to the order's page, or to another one of its pages."""
    return f"{reverse(name, args=[order.code])}?{urlencode({'t': order.access_token})}"


def page(order: Order, *, in_drawer: bool = False) -> dict[str, Any]:
    """What the order's templates show. In a drawer, links open beside the running show."""
    payment = order_page.last_payment(order)
    waiting = order_page.is_waiting(order)
    transfer = waiting and payment is not None and payment.method == Order.Method.VIETQR
    return {
        "order": order,
        "payment": payment,
        "waiting": waiting,
        "sold": order_page.is_sold(order),
        "may_cancel": order_page.may_cancel(order),
        "steps": order_page.timeline(order),
        "slip": slip(payment) if transfer and payment else None,
        "links": _links(order, in_drawer=in_drawer),
        "in_drawer": in_drawer,
    }


def _links(order: Order, *, in_drawer: bool) -> dict[str, str]:
    links = {name: order_url(order, f"order-{name}") for name in ("pay", "cancel", "state", "qr")}
    links["order"] = order_url(order)
    if in_drawer:
        links["state"] += "&ngan=1"
    return links


def _ask_if_old(request: HttpRequest, order: Order) -> Order:
    payment = order_page.last_payment(order)
    if payment is None or order.method != Order.Method.STRIPE or not order_page.is_waiting(order):
        return order
    asked = payment.checked_at or payment.created_at
    if timezone.now() - asked < ASK_AGAIN:
        return order
    resume_payment(payment.pk)
    return open_order(request, order.code)
