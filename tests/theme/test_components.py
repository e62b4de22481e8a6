"""Components show what they are given, and nothing they are not."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

CARD = "theme/components/product_card.html"
PRODUCT = {
    "url": "/san-pham/mien-dong/",
    "name": "Miến dong <b>",
    "producer": "HTX Tài Hoan",
    "place": "Na Rì",
    "price": 95_000,
    "compare_at": None,
    "stars": 5,
    "image": None,
    "in_stock": True,
    "session": "",
}


def render(name: str, **context: Any) -> str:
    with translation.override("vi"):
        return " ".join(render_to_string(f"theme/components/{name}.html", context).split())


def test_a_card_says_who_where_how_many_stars_and_how_much() -> None:
    card = render("product_card", product=PRODUCT)
    for text in ("HTX Tài Hoan · Na Rì", "95.000\u00a0₫".replace("\u00a0", " "), "#stars-5"):
        assert text in card
    assert "Miến dong &lt;b&gt;" in card
    assert "Tạm hết hàng" not in card
    assert "<s " not in card


def test_without_a_certificate_there_is_no_chip_at_all() -> None:
    card = render("product_card", product=PRODUCT | {"stars": None})
    assert "OCOP" not in card
    assert "stars" not in card
    assert render("stars_chip", stars=None, valid_to=date(2028, 6, 24)) == ""


def test_a_chip_names_the_stars_in_words_and_their_last_day() -> None:
    chip = render("stars_chip", stars=4, valid_to=date(2028, 6, 24))
    assert "4 sao" in chip
    assert "Còn hiệu lực đến 24/06/2028" in chip


def test_an_ended_certificate_shows_no_stars_but_says_when_it_ended() -> None:
    paper = {"stars": None, "status": "ended", "valid_to": date(2026, 6, 24)}
    panel = render("certificate_panel", certificate=paper)
    assert "Giấy chứng nhận hết hạn ngày 24/06/2026, sao OCOP đã được gỡ" in panel
    assert "#stars" not in panel


def test_an_old_price_is_shown_only_when_it_was_higher() -> None:
    assert "45.000" in render("price", price=38_000, compare_at=45_000)
    assert "<s " not in render("price", price=38_000, compare_at=38_000)


class Form(forms.Form):
    phone = forms.CharField(label="Số điện thoại", help_text="Người giao hàng gọi số này.")
    agree = forms.BooleanField(label="Đồng ý", required=False)


def test_a_field_is_tied_to_its_hint_and_its_error() -> None:
    with translation.override("vi"):
        html = str(Form({"phone": ""}))
    assert 'aria-invalid="true"' in html
    for target in ("id_phone_helptext", "id_phone_error"):
        assert f'id="{target}"' in html
        assert target in html.split('aria-describedby="')[1].split('"')[0]
    assert 'href="#id_phone"' in html
    assert "Có 1 chỗ cần sửa" in html


def test_a_fresh_form_has_no_summary_of_errors() -> None:
    assert "error" not in str(Form())


class Untouchable:
    """A session nobody may look into."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the page read session.{name}")


def test_an_anonymous_page_reads_no_session() -> None:
    request = RequestFactory().get("/khong-co/")
    request.session = Untouchable()  # type: ignore[assignment]
    request._messages = Untouchable()  # type: ignore[attr-defined]
    with translation.override("vi"):
        html = render_to_string("404.html", {}, request=request)
    assert "Lối này không dẫn tới đâu cả" in html
    assert "Xem tất cả sản phẩm" in html


def test_a_person_with_a_session_sees_the_waiting_messages() -> None:
    request = RequestFactory().get("/khong-co/")
    request.COOKIES["sessionid"] = "x"
    request._messages = [Message(messages.SUCCESS, "Đã thêm vào giỏ")]  # type: ignore[attr-defined]
    html = render_to_string("theme/parts/messages.html", {}, request=request)
    assert "Đã thêm vào giỏ" in html
    assert "notice--success" in html
