"""API v1: placing an order, once however often it is sent."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Router
from ninja.params.functions import Header

from orders.actions import idempotency
from orders.actions.checkout import place_order
from orders.api.carts import CartId, commune_or_422
from orders.api.inputs import CheckoutIn
from orders.api.order_outputs import OrderOut
from orders.api.problems import ProblemOut, told
from orders.contact import Contact
from orders.models import Cart, Order
from orders.queries.orders import find_order
from theme.problem import Problem

router = Router(tags=["checkout"])


@router.post(
    "/carts/{cart_id}/checkout",
    response={201: OrderOut, 404: ProblemOut, 409: ProblemOut, 422: ProblemOut},
    summary="Place the order",
)
def check_out(
    request: HttpRequest,
    wish: CheckoutIn,
    cart_id: str = CartId,
    key: str = Header(..., alias="Idempotency-Key", min_length=8, max_length=128),
) -> JsonResponse:
    """The same key with the same body gives the same answer, marked ``Idempotent-Replayed: true``.

    With another body it is refused (422 ``key_reused``); while the first request is still being
    worked on, 409 ``in_progress``.
    """
    cart = _cart(cart_id)
    body = wish.model_dump(mode="json")
    row = _claimed(cart, key, idempotency.fingerprint(body))
    if row.answer is not None:
        replay = JsonResponse(row.answer, status=row.status_code or 201)
        replay["Idempotent-Replayed"] = "true"
        return replay
    try:
        answer = _placed(cart, wish, uuid.uuid5(cart.pk, key))
    except Exception:
        idempotency.let_go(row)
        raise
    idempotency.answer(row, status=201, body=answer)
    return JsonResponse(answer, status=201)


def _cart(cart_id: str) -> Cart:
    """A guest cart, open or ordered: an ordered one still answers the repeated request."""
    try:
        known = Cart.objects.filter(pk=uuid.UUID(cart_id), user__isnull=True)
    except ValueError:
        raise Http404 from None
    cart = known.select_related("order").first()
    if cart is None or not (cart.is_open or hasattr(cart, "order")):
        raise Http404
    return cart


def _claimed(cart: Cart, key: str, digest: str) -> Any:
    try:
        return idempotency.claim(scope=f"checkout:{cart.pk}", key=key, digest=digest)
    except idempotency.KeyReused:
        text = _("This Idempotency-Key was used with another request. Please use a new one.")
        raise Problem(422, "key_reused", text) from None
    except idempotency.InProgress:
        text = _("The same request is being worked on. Please ask again in a moment.")
        raise Problem(409, "in_progress", text) from None


def _placed(cart: Cart, wish: CheckoutIn, token: uuid.UUID) -> dict[str, Any]:
    commune = commune_or_422(wish.address.commune_code, "address.commune_code")
    with told():
        order = place_order(
            cart=cart,
            contact=Contact(wish.name, wish.phone, wish.email or ""),
            commune=commune,
            address_line=wish.address.line,
            method=wish.payment,
            expected_total=wish.expected_total,
            checkout_token=token,
            age_confirmed=wish.age_confirmed,
            note=wish.note,
            invoice=wish.invoice.model_dump() if wish.invoice else None,
            language=get_language() or "vi",
        )
    return _answer(order)


def _answer(order: Order) -> dict[str, Any]:
    whole = find_order(code=order.code, token=order.access_token)
    if whole is None:
        raise Http404
    return OrderOut.of(whole).model_dump(mode="json")
