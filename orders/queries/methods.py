"""Which ways to pay a basket allows, and why the others are off."""

from django.conf import settings
from django.utils.translation import gettext as _

from orders.basket import Basket, Method
from orders.models import Order
from theme.formatting import dong_text


def allowed_methods(basket: Basket) -> list[Method]:
    """Every way to pay, in the order buyers use them; ``reason`` says why one is off."""
    return [
        _method(Order.Method.COD, _why_not_cod(basket)),
        _method(Order.Method.VIETQR, _why_not_transfer()),
        _method(Order.Method.STRIPE, _why_not_card()),
    ]


def _method(method: Order.Method, reason: str) -> Method:
    return Method(method.value, str(method.label), not reason, reason)


def _why_not_cod(basket: Basket) -> str:
    # DOMAIN: alcohol is never sold for cash.
    if basket.has_alcohol:
        return _("Alcohol cannot be paid in cash. Please pay by bank transfer or card.")
    if basket.total > settings.COD_LIMIT_DONG:
        limit = dong_text(settings.COD_LIMIT_DONG)
        return _("Cash on delivery is offered up to %(limit)s.") % {"limit": limit}
    return ""


def _why_not_transfer() -> str:
    if settings.BANK_BIN and settings.BANK_ACCOUNT:
        return ""
    return _("Bank transfer is not available at the moment.")


def _why_not_card() -> str:
    return "" if settings.STRIPE_SECRET_KEY else _("Card payment is not available at the moment.")
