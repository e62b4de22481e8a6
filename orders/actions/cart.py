"""Everything that changes a cart. A cart reserves nothing; the check on stock is a courtesy."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from orders import hooks
from orders.errors import Invalid, NothingToBuy, OutOfStock, Shortage, UnknownSku
from orders.models import Cart, CartLine
from orders.queries.cart import available, is_on_sale
from shop.models import Variant

MOST = 999  # units of one pack in one cart; the database holds the same limit


def open_cart(*, user: User | None) -> Cart:
    """The open cart of ``user``, made when there is none; a new one for a guest."""
    if user is None:
        return Cart.objects.create()
    return Cart.objects.get_or_create(user=user, is_open=True)[0]


@transaction.atomic
def set_line(*, cart: Cart, sku: str, quantity: int, session: str = "") -> None:
    """Makes the cart hold exactly ``quantity`` units of ``sku``; 0 takes the line out.

    ``session`` is kept only while that market session really sells the pack. Raises Invalid
    (quantity outside 0–999), UnknownSku, OutOfStock, NothingToBuy (the cart is closed).
    """
    _check_quantity(quantity, least=0)
    _check_sku(sku)
    _lock(cart)
    if quantity == 0:
        cart.lines.filter(variant__sku=sku).delete()
        return
    variant = _variant(sku)
    line = cart.lines.filter(variant=variant).first()
    _write(cart, variant, line, quantity, session)


@transaction.atomic
def add_units(*, cart: Cart, sku: str, quantity: int, session: str = "") -> int:
    """Puts ``quantity`` more units of ``sku`` into the cart and returns how many it then holds.

    Raises as ``set_line`` does.
    """
    _check_quantity(quantity, least=1)
    _check_sku(sku)
    _lock(cart)
    variant = _variant(sku)
    line = cart.lines.filter(variant=variant).first()
    wanted = quantity + (line.quantity if line else 0)
    _check_quantity(wanted, least=1)
    _write(cart, variant, line, wanted, session)
    return wanted


@transaction.atomic
def merge_carts(*, guest: Cart, user: User) -> Cart:
    """At sign-in: the guest's lines join the person's cart, and the guest cart is closed.

    Never refuses: quantities of the same pack add up, held to what is left and to 999.
    """
    own = open_cart(user=user)
    if own.pk == guest.pk:
        return own
    # Both rows in one order, so that two sign-ins at once cannot wait for each other.
    locked = Cart.objects.select_for_update(no_key=True).filter(pk__in=[guest.pk, own.pk])
    states = {cart.pk: cart for cart in locked.order_by("pk")}
    if not states[guest.pk].is_open or states[guest.pk].user_id not in (None, user.pk):
        return own
    mine = {line.variant_id: line for line in own.lines.all()}
    for line in guest.lines.select_related("variant__stock", "variant__product__producer"):
        _join(own, mine.get(line.variant_id), line)
    close_cart(cart=guest)
    return own


def close_cart(*, cart: Cart) -> bool:
    """Nothing more goes into this cart: it is ordered, merged or thrown away.

    False when it was closed before. Inside a transaction it holds the cart's row until the end.
    """
    open_one = Cart.objects.filter(pk=cart.pk, is_open=True)
    closed = open_one.update(is_open=False, updated_at=timezone.now()) == 1
    cart.is_open = False
    return closed


def _lock(cart: Cart) -> None:
    """One change at a time, and none to a cart that was ordered meanwhile."""
    open_carts = Cart.objects.select_for_update(no_key=True, of=("self",)).filter(is_open=True)
    if not open_carts.filter(pk=cart.pk).exists():
        raise NothingToBuy


def _variant(sku: str) -> Variant:
    variants = Variant.objects.select_related("stock", "product__producer")
    variant = variants.filter(sku=sku).first()
    if variant is None or not is_on_sale(variant):
        raise UnknownSku(sku)
    return variant


def _write(
    cart: Cart, variant: Variant, line: CartLine | None, quantity: int, session: str
) -> None:
    left = available(variant)
    if quantity > left:
        name = f"{variant.product.name} · {variant.name}"
        raise OutOfStock([Shortage(variant.sku, quantity, left, name)])
    live = session if session and hooks.sold_in_session(session, variant) else ""
    if line is None:
        CartLine.objects.create(cart=cart, variant=variant, quantity=quantity, session=live)
        return
    line.quantity = quantity
    line.session = live or line.session
    line.save(update_fields=["quantity", "session"])


def _join(own: Cart, mine: CartLine | None, line: CartLine) -> None:
    wanted = min(MOST, line.quantity + (mine.quantity if mine else 0))
    left = available(line.variant)
    quantity = min(wanted, left) if left else wanted
    if mine is None:
        CartLine.objects.create(
            cart=own, variant=line.variant, quantity=quantity, session=line.session
        )
        return
    mine.quantity = quantity
    mine.session = mine.session or line.session
    mine.save(update_fields=["quantity", "session"])


def _check_quantity(quantity: int, *, least: int) -> None:
    if not least <= quantity <= MOST:
        text = _("Please choose a quantity between %(least)s and %(most)s.")
        raise Invalid("quantity", text % {"least": max(least, 1), "most": MOST})


def _check_sku(sku: str) -> None:
    """PostgreSQL's text cannot hold a NUL, so no pack can have one in its number."""
    if "\x00" in sku:
        raise UnknownSku(sku)
