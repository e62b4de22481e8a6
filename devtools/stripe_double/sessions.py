"""Checkout Sessions over the API. https://docs.stripe.com/api/checkout/sessions"""

from __future__ import annotations

from devtools.stripe_double import session_params as read
from devtools.stripe_double import session_state
from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.errors import invalid, refused
from devtools.stripe_double.lists import listing_by
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

KIND = session_state.KIND
_FILTERS = ("payment_intent", "status", "customer")
_INTENT_DATA = {"description", "metadata", "receipt_email"}


def create(double: Double, call: Call) -> Body:
    """POST /v1/checkout/sessions, for one payment on the hosted page."""
    params = Params(call.params)
    params.only(read.ALLOWED)
    if params.text("mode", required=True) != "payment":
        raise invalid("This stand-in covers mode `payment` only", "mode")
    params.choice("ui_mode", ("hosted_page", "hosted"))
    if set(params.words("payment_method_types")) - {"card"}:
        raise invalid("This stand-in covers cards only", "payment_method_types")
    lines = read.line_items(double, params)
    total, currency = read.total_of(lines)
    intent_data = params.inner("payment_intent_data")
    intent_data.only(_INTENT_DATA)
    session_id = new_id("cs_test_a1", 56)
    customer = params.text("customer")
    if customer:
        double.get("customer", customer, param="customer")
    session: Body = {
        "id": session_id,
        "object": KIND,
        "amount_subtotal": total,
        "amount_total": total,
        "automatic_tax": {"enabled": False, "liability": None, "status": None},
        "cancel_url": read.address(params, "cancel_url"),
        "client_reference_id": params.text("client_reference_id", longest=200),
        "created": double.now(),
        "currency": currency,
        "customer": customer,
        "customer_creation": "if_required",
        "customer_details": None,
        "customer_email": read.email(params, "customer_email"),
        "expires_at": read.ends_at(double, params),
        "livemode": False,
        "locale": params.choice("locale", read.LOCALES),
        "metadata": params.metadata(),
        "mode": "payment",
        "payment_intent": None,
        "payment_method_collection": "if_required",
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "phone_number_collection": {"enabled": False},
        "shipping_options": [],
        "status": "open",
        "submit_type": params.choice("submit_type", ("auto", "pay", "book", "donate")),
        "success_url": read.address(params, "success_url", required=True),
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": f"{double.settings.public_url}/c/pay/{session_id}",
        "_description": intent_data.text("description"),
        "_lines": lines,
        "_metadata": intent_data.metadata(),
        "_receipt_email": intent_data.text("receipt_email"),
    }
    return double.store.save(session, due=session["expires_at"])


def retrieve(double: Double, call: Call, session_id: str) -> Body:
    """GET /v1/checkout/sessions/{id}"""
    Params(call.params).only({"expand"})
    return session_state.current(double, session_id)


def list_all(double: Double, call: Call) -> Body:
    """GET /v1/checkout/sessions, by `payment_intent`, `status` or `customer`."""
    session_state.expire_due(double)
    return listing_by(double, call, KIND, _FILTERS)


def expire(double: Double, call: Call, session_id: str) -> Body:
    """POST /v1/checkout/sessions/{id}/expire: only while it is open."""
    Params(call.params).only({"expand"})
    session = session_state.current(double, session_id)
    if session["status"] != "open":
        raise refused(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout'
            f" Session has a status of {session['status']}."
        )
    return session_state.expire(double, session, call)


def lines(double: Double, call: Call, session_id: str) -> Body:
    """GET /v1/checkout/sessions/{id}/line_items"""
    Params(call.params).only({"expand", "limit"})
    return line_list(session_state.current(double, session_id))


def line_list(session: Body) -> Body:
    """The lines of a session as a list object."""
    return {
        "object": "list",
        "data": session["_lines"],
        "has_more": False,
        "url": f"/v1/checkout/sessions/{session['id']}/line_items",
    }
