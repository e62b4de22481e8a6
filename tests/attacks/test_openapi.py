"""Whatever the description of the API allows or forbids: no error of ours, and problem+json.

A small fuzz that makes the same requests each time: every operation, with strange values in each of
its parameters and in each field of its body.
"""

from __future__ import annotations

import random
import zlib
from typing import Any

import pytest

from livestream.models import MarketSession
from tests.attacks.scene import api, is_problem
from tests.livestream.world import make_session
from tests.orders.goods import Market, buy, filled_cart

pytestmark = pytest.mark.django_db
ROUNDS = 24
ODD: list[Any] = [
    None, True, False, 0, -1, 1, 5, 999, 1000, 2**31, 2**63, 10**30, 1.5, -0.0, 1e308, "", " ", "0",
    "a", "mien", "Miến", "Mie\u0302\u0301n", "\u202e", "a\nb", "\x7f", "%", "'", "{}", "null",
    "a" * 5000, "9" * 40, "2026-11-22T20:00:00+07:00", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "cod", "vietqr", "0912345678", "a@example.com", [], {}, [[]],
    {"line": "A", "commune_code": "01900"}, ["a"], {"a": {"a": {}}},
]  # fmt: skip


def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Every operation that the description names."""
    described = api("GET", "/openapi.json").json()
    operations.schemas = described["components"]["schemas"]  # type: ignore[attr-defined]
    return {
        f"{method.upper()} {path}": (method.upper(), path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def fields_of(operation: dict[str, Any]) -> list[str]:
    """The names of the body's fields."""
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    name = schema.get("$ref", "").rpartition("/")[2]
    known: dict[str, Any] = operations.schemas  # type: ignore[attr-defined]
    return list(known.get(name, schema).get("properties", {}))


def pathed(path: str, known: dict[str, str], dice: random.Random) -> str:
    """The address with its places filled in: mostly with what exists."""
    for name, value in known.items():
        odd = dice.choice(["x", "%00", "a" * 300, "..", "%ff", "DH000001", "9" * 30])
        path = path.replace("{" + name + "}", value if dice.random() < 0.7 else odd)
    return path.removeprefix("/api/v1")


@pytest.mark.parametrize("seed", range(4))
def test_no_operation_breaks(market: Market, bank: None, seed: int) -> None:
    show: MarketSession = make_session(items=1, state="waiting", starts_in=600)
    order = buy(filled_cart((market.noodles, 1)), market)
    found = operations()
    assert len(found) >= 18
    for name, (method, path, operation) in found.items():
        dice = random.Random(zlib.crc32(f"{seed}{name}".encode()))
        for _ in range(ROUNDS // 4):
            cart = filled_cart((market.tea, 1))
            slug = show.slug if "/sessions/" in path else "mien-500"
            slug = "ho-tai-hoan" if "/producers/" in path else slug
            known = {"cart_id": str(cart.pk), "sku": "MIEN-500", "code": order.code, "slug": slug}
            names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
            query = {one: dice.choice(ODD) for one in names if dice.random() < 0.5}
            text = "&".join(f"{one}={value}" for one, value in query.items())
            address = pathed(path, known, dice) + (f"?{_quoted(text)}" if text else "")
            body = {one: dice.choice(ODD) for one in fields_of(operation) if dice.random() < 0.8}
            token = dice.choice([order.access_token, "x", "y" * 64])
            headers = {"Idempotency-Key": "k" * dice.choice([1, 8, 128]), "X-Order-Token": token}
            sent = None if method == "GET" else body
            answer = api(method, address, sent, **headers)
            assert answer.status_code < 500, (name, address, body)
            assert answer.status_code < 400 or is_problem(answer), (name, address, body)


def _quoted(text: str) -> str:
    return "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "&=.-") else _hex(letter)
        for letter in text
    )


def _hex(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())
