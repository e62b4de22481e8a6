"""API v1: guest carts. Who knows the unguessable id may use the cart."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.params.functions import Path

from accounts.models import Commune
from orders.actions.cart import close_cart, open_cart, set_line
from orders.api.inputs import LineIn, QuoteIn
from orders.api.outputs import CartOut, QuoteOut
from orders.api.problems import ProblemOut, as_problem, told
from orders.errors import Invalid
from orders.models import Cart
from orders.queries.cart import allowed_methods, basket, find_cart

router = Router(tags=["carts"])
CartId = Path(..., max_length=64, description="The id given when the cart was made.")


def cart_or_404(cart_id: str) -> Cart:
    """The open guest cart; an ordered, closed or unknown one is not there."""
    cart = find_cart(cart_id)
    if cart is None:
        raise Http404
    return cart


def commune_or_422(code: str, field: str) -> Commune:
    """The commune of today with this code."""
    commune = Commune.objects.select_related("province").filter(pk=code).first()
    if commune is None:
        raise as_problem(Invalid(field, _("There is no commune with this code today.")))
    return commune


@router.post("/carts", response={201: CartOut}, summary="A new, empty cart")
def make_cart(request: HttpRequest) -> Status[CartOut]:
    """The id is a secret: keep it."""
    cart = open_cart(user=None)
    return Status(201, CartOut.of(cart, basket(cart)))


@router.get("/carts/{cart_id}", response={200: CartOut, 404: ProblemOut}, summary="The cart now")
def show_cart(request: HttpRequest, cart_id: str = CartId) -> CartOut:
    """At today's prices; ``problems`` names what stands in the way of ordering."""
    cart = cart_or_404(cart_id)
    return CartOut.of(cart, basket(cart))


@router.delete("/carts/{cart_id}", response={204: None, 404: ProblemOut}, summary="Throw it away")
def drop_cart(request: HttpRequest, cart_id: str = CartId) -> Status[None]:
    """The cart is closed for good."""
    close_cart(cart=cart_or_404(cart_id))
    return Status(204, None)


@router.put(
    "/carts/{cart_id}/lines/{sku}",
    response={200: CartOut, 404: ProblemOut, 409: ProblemOut, 422: ProblemOut},
    summary="Set how many of a pack the cart holds",
)
def put_line(
    request: HttpRequest,
    line: LineIn,
    cart_id: str = CartId,
    sku: str = Path(..., max_length=40),
) -> CartOut:
    """0 takes the pack out. ``session`` is kept while that market session sells the pack."""
    cart = cart_or_404(cart_id)
    with told():
        set_line(cart=cart, sku=sku, quantity=line.quantity, session=line.session)
    return CartOut.of(cart, basket(cart))


@router.post(
    "/carts/{cart_id}/quote",
    response={200: QuoteOut, 404: ProblemOut, 422: ProblemOut},
    summary="Shipping to a place, and how the cart may be paid",
)
def quote_cart(request: HttpRequest, wish: QuoteIn, cart_id: str = CartId) -> QuoteOut:
    """Send ``total`` back as ``expected_total`` at checkout."""
    cart = cart_or_404(cart_id)
    commune = commune_or_422(wish.commune_code, "commune_code")
    priced = basket(cart, commune=commune, payment=wish.payment)
    return QuoteOut.quote(cart, priced, allowed_methods(priced))
