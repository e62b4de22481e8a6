"""The same calls against our stand-in and another one: keys, charges, refunds in parts."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.stripe_double.conftest import Side

pytestmark = pytest.mark.slow


@pytest.fixture(params=["ours", "stateful_mock"])
def keys(request: pytest.FixtureRequest) -> Side:
    chosen: Side = request.getfixturevalue(request.param)
    return chosen


def _charge(side: Side, source: str = "tok_visa", **options: Any) -> stripe.Charge:
    params: Any = {"amount": 180_000, "currency": "vnd", "source": source}
    return side.client.v1.charges.create(params, options)  # type: ignore[arg-type]


def test_refunds_never_add_up_to_more_than_was_taken(keys: Side) -> None:
    charge = _charge(keys).id

    def refund(**more: Any) -> stripe.Refund:
        params: Any = {"charge": charge, **more}
        return keys.client.v1.refunds.create(params)

    assert refund(amount=50_000).amount == 50_000
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded") as too_much:
        refund(amount=130_001)
    assert refund().amount == 130_000
    with pytest.raises(stripe.InvalidRequestError, match="already been refunded") as again:
        refund(amount=1)

    error = too_much.value
    assert (error.http_status, error.param, error.code) == (400, "amount", None)
    assert (again.value.http_status, again.value.code) == (400, "charge_already_refunded")
    after = keys.client.v1.charges.retrieve(charge)
    assert (after.amount_refunded, after.refunded) == (180_000, True)


def test_a_key_replays_the_first_answer_and_names_the_first_request(keys: Side) -> None:
    first = _charge(keys, idempotency_key="replay")
    again = _charge(keys, idempotency_key="replay")
    other = _charge(keys, idempotency_key="another")

    assert first.id == again.id != other.id
    assert first.last_response is not None
    assert again.last_response is not None
    headers = again.last_response.headers
    assert headers["Idempotent-Replayed"] == "true"
    assert headers["Original-Request"] == first.last_response.headers["Request-Id"]
    assert "Idempotent-Replayed" not in first.last_response.headers


def test_a_key_with_other_parameters_is_an_idempotency_error(keys: Side) -> None:
    _charge(keys, idempotency_key="mixed")
    with pytest.raises(stripe.IdempotencyError, match="same parameters they were first used with"):
        _charge(keys, "tok_mastercard", idempotency_key="mixed")


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("tok_chargeDeclined", "generic_decline"),
        ("tok_chargeDeclinedInsufficientFunds", "insufficient_funds"),
    ],
)
def test_a_decline_is_kept_under_its_key(keys: Side, token: str, reason: str) -> None:
    charges = []
    for _ in range(2):
        with pytest.raises(stripe.CardError) as refusal:
            _charge(keys, token, idempotency_key=token)
        error = refusal.value.error
        assert error is not None
        assert (error.code, error.decline_code) == ("card_declined", reason)
        charges.append(error.charge)
    assert charges[0] == charges[1]


@pytest.mark.parametrize("kind", ["charges", "refunds"])
def test_an_unknown_id_is_not_found(keys: Side, kind: str) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        getattr(keys.client.v1, kind).retrieve("xx_nothing")
    assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")
