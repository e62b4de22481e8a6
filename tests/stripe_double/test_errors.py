"""What is refused, and in which words."""

from __future__ import annotations

import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
import stripe

from tests.stripe_double.program import SECRET_KEY, Program

Make = Callable[..., stripe.checkout.Session]


@pytest.mark.parametrize("key", ["sk_test_of_somebody_else", "pk_test_of_the_stand_in"])
def test_another_key_is_refused_and_nothing_is_made(double: Program, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError) as refusal:
        double.client(key).v1.customers.create({"email": "buyer@example.com"})

    assert refusal.value.http_status == 401
    assert key not in str(refusal.value)
    assert double.calls() == []


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ({}, 401),
        ({"Authorization": "Basic " + b64encode(f"{SECRET_KEY}:".encode()).decode()}, 200),
        ({"Authorization": "Basic not-base64"}, 401),
    ],
    ids=["no key", "basic", "broken basic"],
)
def test_the_key_may_come_by_basic_authentication(
    double: Program, header: dict[str, str], status: int
) -> None:
    request = urllib.request.Request(f"{double.url}/v1/events", headers=header)
    try:
        with urllib.request.urlopen(request) as answer:
            got = answer.status
            assert answer.headers["Request-Id"].startswith("req_")
    except urllib.error.HTTPError as refusal:
        got = refusal.code
        refusal.close()
    assert got == status


def test_an_unknown_id_is_not_found(client: stripe.StripeClient) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        client.v1.payment_intents.retrieve("pi_missing")
    error = refusal.value
    assert (error.http_status, error.code) == (404, "resource_missing")
    assert error.request_id is not None


@pytest.mark.parametrize(
    ("change", "code", "param"),
    [
        ({"colour": "red"}, "parameter_unknown", "colour"),
        ({"success_url": "javascript:alert(1)"}, "url_invalid", "success_url"),
        ({"line_items": []}, "parameter_missing", "line_items"),
        ({"mode": "subscription"}, None, "mode"),
        ({"customer_email": "no address"}, "email_invalid", "customer_email"),
        ({"expires_at": "soon"}, "parameter_invalid_integer", "expires_at"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_wrong_parameter_is_named(
    client: stripe.StripeClient,
    new_session: Make,
    change: dict[str, Any],
    code: str | None,
    param: str,
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        new_session(**change)
    assert (refusal.value.code, refusal.value.param) == (code, param)
    assert client.v1.checkout.sessions.list().data == []


@pytest.mark.parametrize(
    ("line", "param"),
    [
        ({"unit_amount": "1.5"}, "line_items[0][price_data][unit_amount]"),
        ({"unit_amount": -1}, "line_items[0][price_data][unit_amount]"),
        ({"currency": "vnđ"}, "line_items[0][price_data][currency]"),
        ({"product_data": {}}, "line_items[0][price_data][product_data][name]"),
    ],
    ids=["decimals", "negative", "no currency", "no name"],
)
def test_a_wrong_line_is_named(new_session: Make, line: dict[str, Any], param: str) -> None:
    price = {"currency": "vnd", "unit_amount": 1000, "product_data": {"name": "Trà"}, **line}
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        new_session(line_items=[{"price_data": price, "quantity": 1}])
    assert refusal.value.param == param


def test_more_than_eight_digits_cannot_be_charged_at_once(new_session: Make) -> None:
    price = {"currency": "vnd", "unit_amount": 100_000_000, "product_data": {"name": "Sâm"}}
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        new_session(line_items=[{"price_data": price, "quantity": 1}])
    assert refusal.value.code == "amount_too_large"


def test_what_cannot_be_expanded_is_refused(client: stripe.StripeClient, new_session: Make) -> None:
    session = new_session()
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        client.v1.checkout.sessions.retrieve(session.id, {"expand": ["metadata"]})
