"""The transfer's QR code as a picture to save: on a phone one cannot scan one's own screen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from orders.models import Order
from orders.queries import order_page
from orders.vietqr import png, slip
from orders.views.answers import private, unlinked
from orders.views.order import open_order


@require_safe
@private
@unlinked
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """A PNG to open in the bank's app; 404 unless the order waits for a transfer."""
    order = open_order(request, code)
    payment = order_page.last_payment(order)
    waits = order_page.is_waiting(order) and order.method == Order.Method.VIETQR
    if payment is None or not waits:
        raise Http404
    answer = HttpResponse(png(slip(payment).payload), content_type="image/png")
    answer["Content-Disposition"] = f'attachment; filename="{order.code}.png"'
    return answer
