"""API v1 of the shop: shapes, limits and refusals."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.shop import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def noodles(db: None) -> None:
    product = shelf.product()
    shelf.pack(product, units=0, price=180_000, name="Gói 1 kg")
    shelf.certify(product, "92.50")


def get(address: str, **headers: str) -> Any:
    """The answer's body as JSON."""
    return Client().get(f"/api/v1{address}", headers=headers).json()


def test_a_list_has_the_published_shape(noodles: None) -> None:
    page = get("/products?q=miến+dong&stars=5&province=bac-kan&producer_kind=cooperative")
    assert {name: page[name] for name in ("count", "page", "page_size")} == {
        "count": 1,
        "page": 1,
        "page_size": 24,
    }
    assert page["results"] == [
        {
            "slug": "mien-dong-tai-hoan",
            "name": "Miến dong Tài Hoan",
            "stars": 5,
            "price": 95_000,
            "compare_at": None,
            "producer": {
                "slug": "hop-tac-xa-tai-hoan",
                "name": "Hợp tác xã Tài Hoan",
                "kind": "cooperative",
            },
            "place": {
                "commune": "Xã Côn Minh",
                "province": "Thái Nguyên",
                "as_certified": "thôn Chè Cọ, xã Côn Minh, huyện Na Rì, Bắc Kạn",
            },
            "image": None,
            "in_stock": True,
            "alcohol": False,
            "url": "http://testserver/san-pham/mien-dong-tai-hoan/",
        }
    ]
    assert page["facets"]["stars"] == [{"value": "5", "label": "5 sao", "count": 1}]
    assert page["facets"]["province"] == [{"value": "19", "label": "Thái Nguyên", "count": 1}]


def test_one_product_has_packs_certificate_and_label(noodles: None) -> None:
    product = get("/products/mien-dong-tai-hoan")
    assert [(one["price"], one["available"]) for one in product["variants"]] == [
        (95_000, 10),
        (180_000, 0),
    ]
    assert set(product["variants"][0]) == {
        "sku", "name", "price", "compare_at", "weight_g", "available",
    }  # fmt: skip
    certificate = product["certificate"]
    assert (certificate["stars"], certificate["status"]) == (5, "active")
    assert certificate["valid_to"] == shelf.days(365).isoformat()
    assert product["rating"] == {"average": None, "count": 0}
    assert (product["lots"], product["sessions"]) == ([], [])


def test_producers_are_found_by_former_places(noodles: None) -> None:
    page = get("/producers?q=Na+Rì")
    assert [(one["slug"], one["products"]) for one in page["results"]] == [
        ("hop-tac-xa-tai-hoan", 1)
    ]
    one = get("/producers/hop-tac-xa-tai-hoan")
    assert [product["slug"] for product in one["products"]] == ["mien-dong-tai-hoan"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("stars=2", "stars"),
        ("stars=x", "stars"),
        ("group=7", "group"),
        ("producer_kind=company", "producer_kind"),
        ("min_price=-1", "min_price"),
        ("max_price=1.5", "max_price"),
        ("sort=random", "sort"),
        ("page=0", "page"),
        ("page_size=101", "page_size"),
        ("commune=abc", "commune"),
        ("starz=5", "starz"),
    ],
)
def test_a_wrong_parameter_is_named(noodles: None, query: str, field: str) -> None:
    response = Client().get(f"/api/v1/products?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert field in response.json()["errors"][0]["field"]


@pytest.mark.parametrize("address", ["/products/none", "/producers/none"])
def test_the_unknown_is_404_in_the_readers_language(noodles: None, address: str) -> None:
    response = Client().get(f"/api/v1{address}", headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "not_found"
    assert response.json()["detail"].startswith("There is no such")
    assert Client().get(f"/api/v1{address}").json()["detail"].startswith("Không có")


def test_a_page_beyond_the_end_is_empty_and_still_counts(noodles: None) -> None:
    page = get("/products?page=99&page_size=100")
    assert (page["count"], page["results"]) == (1, [])


def test_unknown_places_and_producers_find_nothing(noodles: None) -> None:
    for query in ("province=atlantis", "producer=nobody", "commune=99999"):
        assert get(f"/products?{query}")["count"] == 0
