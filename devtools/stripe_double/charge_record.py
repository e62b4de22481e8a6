"""The record that one try to take money leaves. https://docs.stripe.com/api/charges/object"""

from __future__ import annotations

from devtools.stripe_double import cards
from devtools.stripe_double.double import Double, new_id
from devtools.stripe_double.store import Body


def charge_for(double: Double, intent: Body, method: Body, bank: cards.Outcome) -> Body:
    """The record of one try to take an intent's money."""
    paid = bank.code is None
    return {
        "id": new_id("ch_"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if paid else 0,
        "amount_refunded": 0,
        "balance_transaction": None,
        "billing_details": method["billing_details"],
        "captured": paid,
        "created": double.now(),
        "currency": intent["currency"],
        "customer": intent["customer"],
        "description": intent["description"],
        "disputed": False,
        "failure_code": bank.code,
        "failure_message": bank.message or None,
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "outcome": {
            "network_status": "approved_by_network" if paid else "declined_by_network",
            "reason": bank.decline_code,
            "type": "authorized" if paid else "issuer_declined",
        },
        "paid": paid,
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {"card": method["card"], "type": "card"},
        "receipt_email": intent["receipt_email"],
        "refunded": False,
        "status": "succeeded" if paid else "failed",
    }
