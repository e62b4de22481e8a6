"""The counter: a priced cart and the form beside it, for the checkout page and the live drawer."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Address, User
from accounts.places import Place, resolve
from orders import visitor
from orders.actions.checkout import place_order
from orders.basket import Basket
from orders.contact import Contact
from orders.errors import Invalid, OrderProblem, PaymentNotAllowed, TotalChanged
from orders.forms import CheckoutForm, new_token
from orders.models import Cart, Order
from orders.queries.cart import allowed_methods, basket
from orders.queries.estimate import Range, shipping_range
from theme.formatting import dong_text

# The engine's names of fields, where the form has others.
FIELDS = {"payment": "method", "commune": "place", "commune_code": "place"}


@dataclass
class Counter:
    """What both pages show. ``news`` is a sentence about what changed, or ""."""

    cart: Cart
    basket: Basket
    form: CheckoutForm
    found: Place
    token: uuid.UUID | str
    chosen: str  # the way to pay that is ticked
    news: str = ""

    @property
    def range(self) -> Range | None:
        """What shipping may cost, while the place is unknown."""
        return None if self.basket.shipping_known else shipping_range(self.basket)

    @property
    def pay_options(self) -> list[dict[str, Any]]:
        """Ways to pay as the options component shows them."""
        icons = {"cod": "truck", "vietqr": "qr-code", "stripe": "credit-card"}
        notes = {
            "cod": _("Pay the carrier in cash when the parcel is in your hands."),
            "vietqr": _("Scan a code with any bank app. The goods are held for you meanwhile."),
            "stripe": _("Visa, Mastercard, JCB, on the payment provider's own page."),
        }
        return [
            {
                "value": method.name,
                "title": method.label,
                "note": notes.get(method.name, "") if method.allowed else method.reason,
                "icon": icons.get(method.name, ""),
                "checked": method.allowed and method.name == self.chosen,
                "disabled": not method.allowed,
            }
            for method in self.form.methods
        ]

    def context(self) -> dict[str, Any]:
        """For the templates."""
        return {
            "counter": self,
            "basket": self.basket,
            "form": self.form,
            "range": self.range,
            "options": self.pay_options,
        }


def fresh(cart: Cart, *, user: User | None, address: Address | None = None) -> Counter:
    """A counter nobody has written on yet, filled in from a saved address if there is one."""
    known: dict[str, Any] = {}
    if user is not None:
        known = {"name": user.name, "phone": user.phone or "", "email": user.email or ""}
    if address is not None:
        known |= {
            "name": address.name,
            "phone": address.phone,
            "place": str(address.commune),
            "address_line": address.line,
        }
    found = Place(address.commune if address else None)
    return _counter(cart, found, new_token(), "", initial=known)


def filled(request: HttpRequest, cart: Cart) -> Counter:
    """The counter as it was sent."""
    data = request.POST
    found = resolve(data.get("place", "")[:120], data.getlist("commune_code"))
    token = data.get("checkout_token", "")
    try:
        token = str(uuid.UUID(token))
    except ValueError:
        token = str(new_token())
    return _counter(cart, found, token, data.get("method", ""), data=data)


def _counter(
    cart: Cart, found: Place, token: uuid.UUID | str, method: str, **values: Any
) -> Counter:
    priced = basket(cart, commune=found.commune, with_pictures=True)
    methods = allowed_methods(priced)
    form = CheckoutForm(methods=methods, has_alcohol=priced.has_alcohol, found=found, **values)
    on = [one.name for one in methods if one.allowed]
    chosen = method if method in on else (on[0] if on else "")
    return Counter(cart, priced, form, found, token, chosen)


def order_of_token(request: HttpRequest) -> Order | None:
    """The order that this very page placed already: a double tap, or a reload of the answer."""
    try:
        token = uuid.UUID(request.POST.get("checkout_token", ""))
    except ValueError:
        return None
    return Order.objects.filter(checkout_token=token).first()


def order(request: HttpRequest, counter: Counter) -> Order | None:
    """Places the order; None when something must be put right, which the counter then says."""
    form = counter.form
    if not form.is_valid() or counter.found.commune is None:
        return None
    values = form.cleaned_data
    try:
        placed = place_order(
            cart=counter.cart,
            contact=Contact(values["name"], values["phone"], values["email"]),
            commune=counter.found.commune,
            address_line=values["address_line"],
            method=values["method"],
            expected_total=values["expected_total"],
            checkout_token=values["checkout_token"],
            user=visitor.person(request),
            age_confirmed=values.get("age_confirmed", False),
            note=values["note"],
            invoice=form.invoice,
            language=(get_language() or "vi")[:2],
        )
    except OperationalError:
        counter.news = _(
            "Many people are buying this right now. Nothing was ordered; please try once more."
        )
        return None
    except OrderProblem as problem:
        _explain(counter, problem, values["expected_total"])
        return None
    visitor.note(request, counter.cart)
    return placed


def _explain(counter: Counter, problem: OrderProblem, seen: int) -> None:
    """Puts the refusal where the buyer looks for it."""
    form = counter.form
    if isinstance(problem, Invalid):
        for error in problem.errors:
            name = FIELDS.get(error.field, error.field)
            form.add_error(name if name in form.fields else None, error.message)
    elif isinstance(problem, PaymentNotAllowed):
        form.add_error("method", str(problem))
    else:
        commune = counter.found.commune
        counter.basket = basket(counter.cart, commune=commune, with_pictures=True)
        counter.news = str(problem)
        if isinstance(problem, TotalChanged):
            counter.news = _new_total(counter.basket, seen)


def _new_total(priced: Basket, seen: int) -> str:
    values = {"old": dong_text(seen), "new": dong_text(priced.total)}
    if seen == priced.subtotal - priced.discount:
        text = _("With shipping to this place the total is %(new)s. Order if that suits you.")
    else:
        text = _("The total has changed from %(old)s to %(new)s. Order again if that suits you.")
    return text % values
