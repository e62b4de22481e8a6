"""Phone numbers are kept in one form, or refused with a reason."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from accounts.phones import parse_phone, show_phone


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("091234567", "Số điện thoại thiếu 1 chữ số."),
        ("0912345", "Số điện thoại thiếu 3 chữ số."),
        ("09123456789", "Số điện thoại thừa 1 chữ số."),
        ("02438123", "Số điện thoại thiếu 3 chữ số."),
        ("gọi cho tôi", "Hãy ghi số điện thoại bằng chữ số, ví dụ 0912 345 678."),
        ("0112345678", "Không có đầu số này. Bạn xem lại mấy chữ số đầu."),
        ("+1202", "Số điện thoại còn thiếu chữ số."),
    ],
)
def test_a_phone_error_says_what_is_wrong(typed: str, said: str) -> None:
    with translation.override("vi"), pytest.raises(ValidationError, match=re.escape(said)):
        parse_phone(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 678", "+84912345678"),
        ("+84 912.345.678", "+84912345678"),
        ("024 3812 3456", "+842438123456"),
        ("+1 202-456-1111", "+12024561111"),
    ],
)
def test_a_phone_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert parse_phone(typed) == kept


def test_it_shows_numbers_as_people_write_them() -> None:
    assert show_phone("+84912345678") == "0912 345 678"
    assert show_phone("+12024561111") == "+1 202-456-1111"
