"""Facets, sorting and pages of the catalogue."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from accounts.models import Province
from shop.forms import page_number, wanted_from
from shop.queries.catalogue import Wanted, page_of
from shop.queries.facets import facets
from shop.queries.search import Search, suggestions
from tests.shop import shelf

pytestmark = pytest.mark.django_db
NOTHING = Search.of("")
NOODLES, HONEY = "Miến dong Tài Hoan", "Mật ong Thanh Thịnh"
TEA, SPIRIT = "Trà Shan tuyết", "Rượu mơ Asuka"


@pytest.fixture
def market(db: None) -> None:
    """Four products of two producers, groups and prices; one is sold out, one has no stars."""
    lai_chau = Province.objects.create(
        code="12", name="Lai Châu", full_name="Tỉnh Lai Châu", slug="lai-chau",
        folded="lai chau", zone="north",
    )  # fmt: skip
    house = shelf.producer("Hộ Hưng Thịnh", kind="household", province=lai_chau, commune=None)
    noodles = shelf.product(NOODLES, price=95_000)
    honey = shelf.product(HONEY, price=150_000)
    tea = shelf.product(TEA, price=45_000, group=2, by=house)
    shelf.product(SPIRIT, price=250_000, group=2, by=house, units=0)
    shelf.certify(noodles, "92.00")
    shelf.certify(honey, "72.00")
    shelf.certify(tea, "55.00", until=shelf.days(-1))


def counted(wanted: Wanted) -> dict[str, dict[str, int]]:
    """Facet → value → count."""
    found = facets(wanted, NOTHING)
    return {name: {one.value: one.count for one in choices} for name, choices in found.items()}


def names(wanted: Wanted) -> list[str]:
    """Names on the first page."""
    return [card.name for card in page_of(wanted, Search.of(wanted.q)).cards]


def test_without_limits_every_choice_is_counted(market: None) -> None:
    assert counted(Wanted()) == {
        "stars": {"5": 1, "4": 1},
        "group": {"1": 2, "2": 2},
        "province": {"19": 2, "12": 2},
        "producer_kind": {"cooperative": 2, "household": 2},
        "price": {"-49999": 1, "50000-99999": 1, "100000-199999": 1, "200000-499999": 1},
        "in_stock": {"1": 3},
    }


def test_a_facet_is_counted_under_the_other_limits_not_under_its_own(market: None) -> None:
    found = counted(Wanted(groups=(1,)))
    assert found["group"] == {"1": 2, "2": 2}
    assert found["stars"] == {"5": 1, "4": 1}
    assert found["producer_kind"] == {"cooperative": 2}
    both = counted(Wanted(groups=(2,), in_stock=True))
    assert both["group"] == {"1": 2, "2": 1}
    assert both["in_stock"] == {"1": 1}
    assert both["stars"] == {}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(stars=(5,)), {NOODLES}),
        (Wanted(stars=(3,)), set()),
        (Wanted(stars=(4, 5)), {NOODLES, HONEY}),
        (Wanted(provinces=("12",)), {TEA, SPIRIT}),
        (Wanted(provinces=("-",)), set()),
        (Wanted(communes=("02185",)), {NOODLES, HONEY}),
        (Wanted(kinds=("household",), in_stock=True), {TEA}),
        (Wanted(producers=("ho-hung-thinh",)), {TEA, SPIRIT}),
        (Wanted(min_price=95_000, max_price=150_000), {NOODLES, HONEY}),
        (Wanted(min_price=95_001, max_price=149_999), set()),
    ],
)  # fmt: skip
def test_limits(market: None, wanted: Wanted, expected: set[str]) -> None:
    assert set(names(wanted)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("price", [TEA, NOODLES, HONEY, SPIRIT]),
        ("-price", [SPIRIT, HONEY, NOODLES, TEA]),
        ("stars", [NOODLES, HONEY, SPIRIT, TEA]),
        ("newest", [SPIRIT, TEA, HONEY, NOODLES]),
    ],
)  # fmt: skip
def test_sorting(market: None, sort: str, expected: list[str]) -> None:
    assert names(Wanted(sort=sort)) == expected


def test_pages_cut_the_answer_and_end(market: None) -> None:
    first = page_of(Wanted(sort="price"), NOTHING, number=1, size=3)
    second = page_of(Wanted(sort="price"), NOTHING, number=2, size=3)
    beyond = page_of(Wanted(sort="price"), NOTHING, number=3, size=3)
    assert (first.count, first.last, len(first.cards)) == (4, 2, 3)
    assert [card.name for card in second.cards] == [SPIRIT]
    assert list(beyond.cards) == []


@pytest.mark.parametrize("state", ["draft", "in_review", "hidden"])
def test_only_published_products_are_shown(market: None, state: str) -> None:
    shelf.product("Bí xanh thơm", state=state)
    assert "Bí xanh thơm" not in names(Wanted())
    assert names(Wanted(q="bí xanh thơm")) == []


def test_a_producer_that_is_switched_off_shows_nothing(market: None) -> None:
    shelf.producer("Hộ Hưng Thịnh").__class__.objects.filter(slug="ho-hung-thinh").update(
        is_active=False
    )
    assert set(names(Wanted())) == {NOODLES, HONEY}


def test_words_that_are_no_words_find_nothing_and_suggest_nothing(market: None) -> None:
    assert names(Wanted(q="!?")) == []
    assert suggestions(Search.of("!?")) == []
    assert [one.name for one in suggestions(Search.of("mat ogn"))] == [HONEY]


def test_an_address_is_read_kindly() -> None:
    query = QueryDict(
        "q=%20mi%E1%BA%BFn%00%20&stars=5&stars=9&group=2&group=x&province=19&province=zz"
        "&producer_kind=household&producer_kind=nobody&min_price=-5&max_price=abc&sort=evil"
        "&in_stock=1&page=0"
    )
    assert wanted_from(query) == Wanted(
        q="miến", stars=(5,), groups=(2,), provinces=("19",), kinds=("household",), in_stock=True
    )
    assert page_number(query) == 1
    assert wanted_from(QueryDict("price=50000-99999")) == Wanted(min_price=50_000, max_price=99_999)
    assert wanted_from(QueryDict("price=-49999")) == Wanted(max_price=49_999)
    assert wanted_from(QueryDict("price=²-9")) == Wanted(max_price=9)
