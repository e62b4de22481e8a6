"""Links keep the language and the query of the page they stand on."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.utils import translation

from theme import addresses


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("/", "/", "/en/"),
        ("/san-pham/", "/san-pham/", "/en/san-pham/"),
        ("/en/san-pham/", "/san-pham/", "/en/san-pham/"),
        ("/en", "/", "/en/"),
        ("/english-tea/", "/english-tea/", "/en/english-tea/"),
    ],
)
def test_a_page_has_one_address_in_each_language(path: str, vi: str, en: str) -> None:
    assert addresses.in_language(path, "vi") == vi
    assert addresses.in_language(path, "en") == en


def test_the_api_has_one_address_only() -> None:
    with translation.override("en"):
        assert addresses.localized("/api/v1/docs") == "/api/v1/docs"
        assert addresses.localized("/gio-hang/") == "/en/gio-hang/"


def test_changing_a_filter_starts_at_the_first_page_again() -> None:
    request = RequestFactory().get("/san-pham/?stars=5&stars=4&page=3&q=miến dong")
    assert addresses.changed_query(request, sort="price") == (
        "?stars=5&stars=4&q=mi%E1%BA%BFn+dong&sort=price"
    )
    assert addresses.changed_query(request, page=4) == (
        "?stars=5&stars=4&q=mi%E1%BA%BFn+dong&page=4"
    )
    assert addresses.changed_query(request, stars=None, q="") == "?"


@override_settings(SITE_URL="https://cho.example/")
def test_outside_links_carry_the_shops_own_host_and_no_query() -> None:
    request = RequestFactory().get("/en/san-pham/?q=tra", headers={"host": "evil.example"})
    page = Template('{% load theme %}{% outside %} {% outside "vi" %} {% page_in "vi" %}')
    assert page.render(Context({"request": request})) == (
        "https://cho.example/en/san-pham/ https://cho.example/san-pham/ /san-pham/?q=tra"
    )


def test_the_query_cannot_break_out_of_a_link() -> None:
    request = RequestFactory().get('/san-pham/?q="><script>alert(1)</script>')
    page = Template('{% load theme %}<a href="{% query_with page=2 %}">{% page_in "en" %}</a>')
    assert "<script" not in page.render(Context({"request": request}))
