"""The sign-ins that are printed are those that exist."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.actions.people import DEMO_PASSWORD, DEMO_PEOPLE
from config.services import welcome


def test_the_printed_sign_ins_are_the_seeded_ones() -> None:
    assert set(welcome.SIGN_INS) == {email for email, _, _ in DEMO_PEOPLE}
    assert welcome.PASSWORD == DEMO_PASSWORD


def test_the_printed_sign_in_address_exists() -> None:
    assert reverse("account_login") == "/tai-khoan/dang-nhap/"


def test_production_prints_no_sign_ins(capsys: pytest.CaptureFixture[str]) -> None:
    welcome.welcome("https://shop.example.vn", seconds=3, demo=False)
    assert "password" not in capsys.readouterr().out
