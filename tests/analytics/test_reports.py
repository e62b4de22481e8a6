"""Officers read the reports; nobody else learns that they exist."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from accounts.models import Role, User
from analytics.actions.rollup import roll_up_days
from analytics.charts import round_up
from analytics.export import safe_cell
from analytics.queries.sales import Period
from orders.models import Order
from shop.models import Product
from tests.orders.goods import buy, filled_cart, open_market

pytestmark = pytest.mark.django_db


def signed_in(email: str, role: Role | None = None) -> Client:
    user = User.objects.create_user(email, "mat-khau-dai-2026")
    if role:
        user.groups.add(Group.objects.get_or_create(name=role.value)[0])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in("officer@example.com", Role.OFFICER)


@pytest.fixture
def sold() -> Product:
    """One pack of noodles for 180.000 ₫, sold just now."""
    market = open_market()
    order = buy(filled_cart((market.noodles, 1)), market)
    Order.objects.filter(pk=order.pk).update(confirmed_at=timezone.now())
    roll_up_days(days=1)
    return market.noodles.product


@pytest.mark.parametrize("path", ["/bao-cao/", "/bao-cao/ban-hang.csv"])
def test_a_stranger_is_asked_to_sign_in(path: str) -> None:
    answer = Client().get(path)

    assert answer.status_code == 302
    assert answer["Location"] == f"/tai-khoan/dang-nhap/?next={path}"


@pytest.mark.parametrize("path", ["/bao-cao/", "/bao-cao/ban-hang.csv"])
@pytest.mark.parametrize("role", [None, Role.MARKETER, Role.EDITOR])
def test_nobody_but_officers_finds_it(path: str, role: Role | None) -> None:
    assert signed_in("someone@example.com", role).get(path).status_code == 404


def test_an_officer_sees_the_figures_and_the_drawing(officer: Client, sold: Product) -> None:
    page = officer.get("/bao-cao/")

    html = page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
    assert "180.000" in html
    assert html.count('<rect class="chart__bar') == 1
    assert sold.name in html


def test_an_empty_period_says_so(officer: Client) -> None:
    html = officer.get("/bao-cao/?ngay=7").content.decode()

    assert "<rect" not in html
    assert gettext("Nothing was sold in these days") in html


def test_coordinates_have_points_in_vietnamese_too(officer: Client, sold: Product) -> None:
    html = officer.get("/bao-cao/?ngay=90").content.decode()

    bar = html.split('<rect class="chart__bar', 1)[1].split(">", 1)[0]
    assert "," not in bar


def test_the_export_holds_the_same_sum(officer: Client, sold: Product) -> None:
    answer = officer.get("/bao-cao/ban-hang.csv?ngay=7")

    text = answer.content.decode("utf-8-sig")
    [row] = list(csv.DictReader(io.StringIO(text)))
    assert (row["product"], row["units"], row["revenue_dong"]) == (sold.name, "1", "180000")
    assert answer["Content-Disposition"].startswith('attachment; filename="cho-ocop-')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_never_becomes_a_formula(officer: Client, sold: Product, start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    Product.objects.filter(pk=sold.pk).update(name=name)

    answer = officer.get("/bao-cao/ban-hang.csv?ngay=7")

    [row] = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert row["product"] == f"'{name}" == safe_cell(name)


def test_the_axis_ends_on_a_round_figure() -> None:
    assert [round_up(n) for n in (0, 1_000_000, 1_100_000, 2_600_000, 9_900_000)] == [
        1_000_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000,
    ]  # fmt: skip


def test_the_period_before_is_as_long() -> None:
    period = Period.last_days(30)

    assert len(period.days) == len(period.before.days) == 30
    assert (period.first - period.before.last).days == 1


@pytest.mark.parametrize("days", ["8", "x", "-1", "٣٠"])
def test_an_unknown_period_is_the_usual_one(officer: Client, days: str) -> None:
    assert officer.get("/bao-cao/", {"ngay": days}).context["days"] == 30
