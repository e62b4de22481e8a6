"""What every call of API v1 has in common."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"
CALLS = {
    "/api/v1/products", "/api/v1/products/{slug}", "/api/v1/certificates", "/api/v1/producers",
    "/api/v1/producers/{slug}", "/api/v1/places", "/api/v1/carts", "/api/v1/carts/{cart_id}",
    "/api/v1/carts/{cart_id}/lines/{sku}", "/api/v1/carts/{cart_id}/quote",
    "/api/v1/carts/{cart_id}/checkout", "/api/v1/orders/{code}", "/api/v1/orders/{code}/cancel",
    "/api/v1/sessions", "/api/v1/sessions/{slug}", "/api/v1/sessions/{slug}/chat",
}  # fmt: skip
CART = "/api/v1/carts/3fa85f64-5717-4562-b3fc-2c963f66afa6"


def test_an_unknown_parameter_is_named(client: Client) -> None:
    answer = client.get("/api/v1/products?q=mien&colour=red&size=2")

    body = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert body["code"] == "unknown_parameter"
    assert [error["field"] for error in body["errors"]] == ["colour", "size"]
    assert "colour, size" in body["detail"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/v1/nothing", None, 404, "not_found"),
        ("POST", "/api/v2/products", "{}", 404, "not_found"),
        ("GET", "/api/v1/products/no-such-product", None, 404, "not_found"),
        ("POST", "/api/v1/products", "{}", 405, "method_not_allowed"),
        ("DELETE", "/api/v1/places", None, 405, "method_not_allowed"),
        ("GET", "/api/v1/products?page=first", None, 400, "invalid"),
        ("PUT", f"{CART}/lines/A", "{bad", 400, "bad_request"),
        ("PUT", f"{CART}/lines/A", "{}", 422, "invalid"),
    ],
)
def test_every_refusal_is_a_problem_document(
    client: Client, method: str, path: str, body: str | None, status: int, code: str
) -> None:
    answer = client.generic(method, path, body or "", content_type="application/json")

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    document = json.loads(answer.content)
    assert document.keys() >= {"type", "title", "status", "detail", "code"}
    assert (document["status"], document["code"]) == (status, code)


def test_a_wrong_method_is_told_the_right_ones(client: Client) -> None:
    assert client.delete("/api/v1/places")["Allow"] == "GET"


def test_words_are_vietnamese_unless_english_is_asked_for(client: Client) -> None:
    path = "/api/v1/places?q=a&page=0"
    vietnamese = client.get(path).json()
    english = client.get(path, headers={"Accept-Language": "en"}).json()
    other = client.get(path, headers={"Accept-Language": "fr"}).json()

    assert vietnamese["errors"] == [{"field": "page", "message": "Nhỏ nhất là 1."}]
    assert english["errors"] == [{"field": "page", "message": "The least is 1."}]
    assert english["title"] == "The request cannot be understood"
    assert other == vietnamese


def test_a_missing_field_of_a_body_is_named_as_the_caller_writes_it(client: Client) -> None:
    answer = client.put(f"{CART}/lines/A", "{}", content_type="application/json")

    assert answer.json()["errors"] == [{"field": "quantity", "message": "Mục này bắt buộc."}]


def test_answers_are_not_kept_on_the_way(client: Client) -> None:
    answer = client.get("/api/v1/products")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "Accept-Language" in answer["Vary"]
    assert not answer.cookies


def test_the_description_is_openapi_3_1_and_has_every_call(client: Client) -> None:
    description = client.get("/api/v1/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) >= CALLS


@pytest.mark.parametrize("path", ["/api/v1/docs", "/en/api/v1/docs"])
def test_the_page_for_people_lists_every_call_without_a_foreign_script(
    client: Client, path: str
) -> None:
    html = client.get(path).content.decode()

    assert all(f"<code>{call}</code>" in html for call in CALLS)
    assert "swagger" not in html.lower()
    assert html.count("<script") == html.count('<script type="module" src="/static/')
