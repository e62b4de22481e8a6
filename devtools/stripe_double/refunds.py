"""Refunds. https://docs.stripe.com/api/refunds"""

from __future__ import annotations

from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.errors import invalid, refused
from devtools.stripe_double.events import emit
from devtools.stripe_double.lists import listing_by
from devtools.stripe_double.money import show
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

_CREATE = {"amount", "charge", "expand", "metadata", "payment_intent", "reason"}
_REASONS = ("duplicate", "fraudulent", "requested_by_customer")


def create(double: Double, call: Call) -> Body:
    """POST /v1/refunds: all that is left when no amount is given; never more than is left."""
    params = Params(call.params)
    params.only(_CREATE)
    asked = params.integer("amount", least=1)
    reason = params.choice("reason", _REASONS)
    notes = params.metadata()
    charge = _charge(double, params)
    left = charge["amount_captured"] - charge["amount_refunded"]
    if left == 0:
        message = f"Charge {charge['id']} has already been refunded."
        raise refused(message, code="charge_already_refunded")
    amount = left if asked is None else asked
    if amount > left:
        money = charge["currency"]
        raise refused(
            f"Refund amount ({show(amount, money)}) is greater than unrefunded amount on charge"
            f" ({show(left, money)})",
            param="amount",
        )
    refund = double.store.save(_body(double, charge, amount, reason, notes))
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]
    double.store.save(charge)
    emit(double, "refund.created", refund, call)
    changed = {name: value for name, value in before.items() if charge[name] != value}
    emit(double, "charge.refunded", charge, call, previous=changed)
    return refund


def _charge(double: Double, params: Params) -> Body:
    intent_id, charge_id = params.text("payment_intent"), params.text("charge")
    if not intent_id and not charge_id:
        message = (
            "One of the following params should be provided for this request:"
            " payment_intent or charge."
        )
        raise invalid(message, code="parameter_missing")
    if intent_id and not charge_id:
        intent = double.get(
            "payment_intent", intent_id, noun="payment_intent", param="payment_intent"
        )
        charge_id = intent["latest_charge"] if intent["status"] == "succeeded" else None
        if not charge_id:
            raise refused(
                f"This PaymentIntent ({intent_id}) does not have a successful charge to refund."
            )
    charge = double.get("charge", charge_id or "", param="charge")
    if charge["status"] != "succeeded":
        raise refused(f"Charge {charge['id']} was not successful: nothing can be refunded.")
    return charge


def _body(
    double: Double, charge: Body, amount: int, reason: str | None, notes: dict[str, str]
) -> Body:
    return {
        "id": new_id("re_"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": double.now(),
        "currency": charge["currency"],
        "destination_details": {"card": {"type": "refund"}, "type": "card"},
        "metadata": notes,
        "payment_intent": charge["payment_intent"],
        "reason": reason,
        "receipt_number": None,
        "status": "succeeded",
    }


def retrieve(double: Double, call: Call, refund_id: str) -> Body:
    """GET /v1/refunds/{id}"""
    Params(call.params).only({"expand"})
    return double.get("refund", refund_id)


def list_all(double: Double, call: Call) -> Body:
    """GET /v1/refunds, by `payment_intent` or `charge`."""
    return listing_by(double, call, "refund", ("payment_intent", "charge"))
