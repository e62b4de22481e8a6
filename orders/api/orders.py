"""API v1: one's order, by its secret token."""

from django.http import Http404, HttpRequest
from ninja import Router
from ninja.params.functions import Header, Path

from orders.actions.cancel import cancel_order
from orders.api.order_outputs import OrderOut
from orders.api.problems import ProblemOut, told
from orders.models import Order
from orders.queries.orders import find_order

router = Router(tags=["orders"])
Code = Path(..., max_length=20)
Token = Header(..., alias="X-Order-Token", max_length=64)


def _order(code: str, token: str) -> Order:
    order = find_order(code=code, token=token)
    if order is None:
        raise Http404
    return order


@router.get(
    "/orders/{code}", response={200: OrderOut, 404: ProblemOut}, summary="The order as it stands"
)
def show_order(request: HttpRequest, code: str = Code, token: str = Token) -> OrderOut:
    """Status, lines, parcels with tracking, payments and refunds."""
    return OrderOut.of(_order(code, token))


@router.post(
    "/orders/{code}/cancel",
    response={200: OrderOut, 404: ProblemOut, 409: ProblemOut},
    summary="Cancel the order",
)
def cancel(request: HttpRequest, code: str = Code, token: str = Token) -> OrderOut:
    """While nothing was handed over; afterwards 409 ``not_allowed``. Paid money goes back."""
    order = _order(code, token)
    with told():
        cancel_order(order=order)
    return OrderOut.of(_order(code, token))
