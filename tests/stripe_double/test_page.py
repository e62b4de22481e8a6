"""The hosted page as a buyer sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stripe

from devtools.stripe_double.page_text import ENGLISH, VIETNAMESE
from tests.stripe_double.program import Program, pay, visit

Make = Callable[..., stripe.checkout.Session]


@pytest.mark.parametrize(
    ("locale", "language", "total", "notice"),
    [
        ("vi", "en", "265.000 ₫", VIETNAMESE["test"]),
        ("en", "vi", "₫265,000", ENGLISH["test"]),
        ("auto", "vi", "265.000 ₫", VIETNAMESE["test"]),
        ("auto", "fr", "₫265,000", ENGLISH["test"]),
    ],
)
def test_the_page_speaks_the_sessions_language_and_says_it_is_a_test(
    new_session: Make, locale: str, language: str, total: str, notice: str
) -> None:
    page = visit(new_session(locale=locale).url or "", language=language).text

    assert f'<td id="total">{total}</td>' in page
    assert notice in page
    assert "Miến dong Tân Hoa" in page


def test_both_languages_have_the_same_words() -> None:
    assert VIETNAMESE.keys() == ENGLISH.keys()


def test_names_from_outside_cannot_become_markup(new_session: Make) -> None:
    name = "<script>alert(1)</script>"
    price = {"currency": "vnd", "unit_amount": 1000, "product_data": {"name": name}}
    page = visit(new_session(line_items=[{"price_data": price, "quantity": 1}]).url or "").text
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("number", "4242424242424241", "incorrect_number"),
        ("number", "4242", "incorrect_number"),
        ("expiry", "13/34", "invalid_expiry"),
        ("expiry", "01/20", "past_expiry"),
        ("cvc", "12", "invalid_cvc"),
    ],
)
def test_a_wrong_field_is_explained_and_nothing_typed_is_lost(
    client: stripe.StripeClient, new_session: Make, field: str, value: str, words: str
) -> None:
    session = new_session()

    answer = pay(session.url, **{"name": "TRAN THI HOA", field: value})

    assert answer.status == 422
    assert VIETNAMESE[words] in answer.text
    assert 'value="TRAN THI HOA"' in answer.text
    assert client.v1.payment_intents.list().data == []


def test_a_real_looking_card_is_declined_in_test_mode(new_session: Make) -> None:
    session = new_session()
    pay(session.url, "4111111111111111")
    assert VIETNAMESE["test_mode_live_card"] in visit(session.url or "").text


def test_a_closed_page_says_so_and_links_back(
    client: stripe.StripeClient, new_session: Make
) -> None:
    paid, expired = new_session(), new_session()
    paid_url, expired_url = paid.url or "", expired.url or ""
    pay(paid_url)
    client.v1.checkout.sessions.expire(expired.id)

    assert VIETNAMESE["done"] in visit(paid_url).text
    closed = visit(expired_url).text
    assert VIETNAMESE["expired"] in closed
    assert 'href="http://127.0.0.1:9/thanh-toan/"' in closed


def test_an_unknown_page_is_not_found(double: Program) -> None:
    assert visit(f"{double.url}/c/pay/cs_test_nothing").status == 404
    assert visit(f"{double.url}/c/3ds/pi_nothing").status == 404
    assert visit(f"{double.url}/elsewhere").status == 404
