"""Where the gateway sends the buyer after paying. What the address says is never believed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from orders.actions.payments import resume_payment
from orders.queries import order_page
from orders.views.answers import private, unlinked
from orders.views.order import open_order, order_url


@require_safe
@private
@unlinked
def payment_return(request: HttpRequest, code: str) -> HttpResponse:
    """Reads the payment from the gateway itself, then shows the order."""
    order = open_order(request, code)
    payment = order_page.last_payment(order)
    if payment is not None and order_page.is_waiting(order):
        resume_payment(payment.pk)
    return redirect(order_url(order))
