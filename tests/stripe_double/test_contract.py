"""The same calls against our stand-in and another one: the checkout and its webhooks.

A test here runs once for each server and expects the same from both, so it fails when ours drifts
from the others. It compares only what a peer shares with Stripe's reference; where a peer is known
to differ, docs/reference/stripe-double.md says so.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

import pytest
import stripe

from tests.stripe_double.conftest import Side
from tests.stripe_double.orders import order
from tests.stripe_double.program import pay, visit, wait_for

pytestmark = pytest.mark.slow


@pytest.fixture(params=["ours", "emulate"])
def side(request: pytest.FixtureRequest) -> Side:
    chosen: Side = request.getfixturevalue(request.param)
    return chosen


def _session(side: Side) -> stripe.checkout.Session:
    """Two pieces at 90,000 dong, by a price made before: both servers know that form."""
    product = side.client.v1.products.create({"name": "Miến dong"})
    price = side.client.v1.prices.create(
        {"product": product.id, "currency": "vnd", "unit_amount": 90_000}
    )
    params: Any = {
        "mode": "payment",
        "success_url": order()["success_url"],
        "cancel_url": order()["cancel_url"],
        "metadata": {"order": "DH1"},
        "line_items": [{"price": price.id, "quantity": 2}],
    }
    return side.client.v1.checkout.sessions.create(params)


def _pay(side: Side, url: str) -> str | None:
    """Send the form of the server's own page; where the buyer lands."""
    if side.name == "ours":
        return pay(url).location
    action = re.search(r'<form method="post" action="([^"]+)"', visit(url).text)
    assert action is not None
    return visit(urljoin(url, action[1]), {"email": "buyer@example.com"}).location


def _shape(session: stripe.checkout.Session) -> dict[str, Any]:
    """The fields that both servers have."""
    names = ("object", "mode", "status", "payment_status", "customer", "livemode", "cancel_url")
    whole = session.to_dict()
    return {**{name: whole[name] for name in names}, "order": whole["metadata"]["order"]}


def _expected(status: str, payment_status: str) -> dict[str, Any]:
    return {
        "object": "checkout.session",
        "mode": "payment",
        "status": status,
        "payment_status": payment_status,
        "customer": None,
        "livemode": False,
        "cancel_url": order()["cancel_url"],
        "order": "DH1",
    }


def test_a_new_session_is_open_and_reads_back_the_same(side: Side) -> None:
    made = _session(side)
    read = side.client.v1.checkout.sessions.retrieve(made.id)

    assert made.id.startswith("cs_")
    assert _shape(made) == _shape(read) == _expected("open", "unpaid")
    assert made.url == read.url
    assert (made.url or "").startswith("http://")
    assert made.success_url == order()["success_url"]


def test_paying_completes_it_and_lands_on_the_success_address(side: Side) -> None:
    session = _session(side)

    landed = _pay(side, session.url or "")

    assert landed == order()["success_url"].replace("{CHECKOUT_SESSION_ID}", session.id)
    after = side.client.v1.checkout.sessions.retrieve(session.id)
    assert (_shape(after), after.url) == (_expected("complete", "paid"), None)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        side.client.v1.checkout.sessions.expire(session.id)
    assert refusal.value.http_status == 400


def test_expiring_works_once(side: Side) -> None:
    session = _session(side)

    expired = side.client.v1.checkout.sessions.expire(session.id)

    assert (_shape(expired), expired.url) == (_expected("expired", "unpaid"), None)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        side.client.v1.checkout.sessions.expire(session.id)
    assert refusal.value.http_status == 400


def test_lists_are_newest_first_and_say_that_there_is_more(side: Side) -> None:
    _session(side)
    last = _session(side)
    page = side.client.v1.checkout.sessions.list({"limit": 1})
    assert [session.id for session in page.data] == [last.id]
    assert page.has_more


def test_an_unknown_session_is_not_found(side: Side) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        side.client.v1.checkout.sessions.retrieve("cs_test_nothing")
    assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")


@pytest.mark.parametrize("way", ["completed", "expired"])
def test_webhooks_pass_stripes_own_check_and_carry_the_session(side: Side, way: str) -> None:
    assert side.hooks is not None
    session = _session(side)
    if way == "completed":
        _pay(side, session.url or "")
    else:
        side.client.v1.checkout.sessions.expire(session.id)

    kind = f"checkout.session.{way}"
    body, signature = wait_for(lambda: _raw(side, kind, session.id), kind)

    event = stripe.Webhook.construct_event(body, signature, side.hooks.secret)
    assert event.data.object["id"] == session.id
    assert event.data.object["status"] == ("complete" if way == "completed" else "expired")
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body + b" ", signature, side.hooks.secret)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body, signature, "whsec_of_somebody_else")


def _raw(side: Side, kind: str, session_id: str) -> tuple[bytes, str] | None:
    assert side.hooks is not None
    for body, signature in side.hooks.raw:
        if f'"{kind}"'.encode() in body and session_id.encode() in body:
            return body, signature
    return None
