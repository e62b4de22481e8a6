"""A webhook is believed only when the gateway signed it, now, about money that we asked for."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import Any

import pytest
from django.test import Client

from orders.models import Order, Payment
from tests.attacks.scene import nothing_changes
from tests.orders.conftest import Gateway
from tests.orders.goods import Market, assert_sound, buy, filled_cart
from tests.stripe_double.program import WEBHOOK_SECRET

pytestmark = pytest.mark.django_db
DONE = "checkout.session.completed"


def notice(session: str, *, kind: str = DONE, name: str = "evt_attack_1") -> bytes:
    """What the gateway would send."""
    body: dict[str, Any] = {
        "id": name, "type": kind, "created": int(time.time()), "object": "event",
        "data": {"object": {"id": session, "payment_status": "paid", "amount_total": 1}},
    }  # fmt: skip
    return json.dumps(body).encode()


def sign(body: bytes, *, secret: str = WEBHOOK_SECRET, at: float | None = None) -> str:
    """The gateway's own signature."""
    moment = int(time.time() if at is None else at)
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={digest}"


def send(body: bytes, signature: str | None) -> int:
    """The status of the answer."""
    headers = {} if signature is None else {"Stripe-Signature": signature}
    client = Client(raise_request_exception=False)
    return client.post(
        "/webhooks/stripe/", body, content_type="application/json", headers=headers
    ).status_code


@pytest.fixture
def waiting(market: Market, gateway: Gateway) -> Payment:
    """A card payment that the buyer has not made."""
    order = buy(filled_cart((market.noodles, 1)), market, method="stripe")
    return order.payments.get()


NOW = time.time()
SIGNATURES: dict[str, Any] = {
    "none": lambda body: None,
    "empty": lambda body: "",
    "only-a-time": lambda body: f"t={int(NOW)}",
    "another-secret": lambda body: sign(body, secret="whsec_guess"),
    "no-secret": lambda body: sign(body, secret=""),
    "of-another-body": lambda body: sign(body + b" "),
    "six-minutes-old": lambda body: sign(body, at=time.time() - 360),
    "six-minutes-ahead": lambda body: sign(body, at=time.time() + 360),
    "two-times": lambda body: f"t={int(NOW)}," + sign(body, at=NOW - 3600),
    "endless-time": lambda body: "t=" + "9" * 5000 + ",v1=0",
    "letters": lambda body: "t=1,v1=é",
    "older-scheme": lambda body: sign(body).replace("v1=", "v0="),
}


@pytest.mark.parametrize("title", SIGNATURES)
def test_a_forged_notice_is_refused(waiting: Payment, title: str) -> None:
    body = notice(waiting.gateway_session)
    with nothing_changes():
        assert send(body, SIGNATURES[title](body)) == 400


OBJECT = b'"data":{"object":{"id":"a"}}'
BODIES = {
    "nothing": b"",
    "empty": b"{}",
    "a-list": b"[]",
    "null": b"null",
    "no-utf-8": b"\xff",
    "only-an-id": b'{"id": 1}',
    "no-object": b'{"id":"e","type":"x","created":1,"data":{}}',
    "a-text-for-an-object": b'{"id":"e","type":"x","created":1,"data":{"object":"text"}}',
    "a-path-for-an-id": b'{"id":"e","type":"x","created":1,"data":{"object":{"id":"../a"}}}',
    "infinity": b'{"id":"e","type":"x","created":Infinity,' + OBJECT + b"}",
    "nul": b'{"id":"e\\u0000","type":"x","created":1,' + OBJECT + b"}",
    "endless": b'{"id":"' + b"e" * 5000 + b'","type":"x","created":1,' + OBJECT + b"}",
}


@pytest.mark.parametrize("title", BODIES)
def test_a_signed_body_without_sense_is_refused(waiting: Payment, title: str) -> None:
    body = BODIES[title]
    with nothing_changes():
        assert send(body, sign(body)) == 400


def test_a_signed_lie_about_the_payment_is_looked_up_and_not_believed(waiting: Payment) -> None:
    body = notice(waiting.gateway_session)
    for _ in range(3):
        assert send(body, sign(body)) == 200
    waiting.refresh_from_db()
    order = Order.objects.get(pk=waiting.order_id)
    assert (waiting.status, order.status) == ("waiting", "awaiting_payment")
    assert_sound()


@pytest.mark.parametrize("session", ["cs_test_of_somebody_else", "cs_unknown", "a" * 80])
def test_a_notice_about_a_foreign_object_moves_nothing(waiting: Payment, session: str) -> None:
    body = notice(session, name=f"evt_{len(session)}")
    assert send(body, sign(body)) == 200
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


@pytest.mark.parametrize("kind", ["charge.refunded", "customer.created", "evil"])
def test_other_kinds_of_notices_move_nothing(waiting: Payment, kind: str) -> None:
    body = notice(waiting.gateway_session, kind=kind)
    assert send(body, sign(body)) == 200
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_another_amount_is_not_accepted(waiting: Payment) -> None:
    Payment.objects.filter(pk=waiting.pk).update(amount=waiting.amount + 1)
    body = notice(waiting.gateway_session)
    assert send(body, sign(body)) == 200
    waiting.refresh_from_db()
    assert waiting.status == "waiting"


def test_a_notice_is_only_ever_posted(market: Market) -> None:
    with nothing_changes():
        assert Client().get("/webhooks/stripe/").status_code == 405
