"""The programme's real list: what is published, what stays a draft, what a second import does."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Max, Sum
from django.test import TestCase

from accounts.actions.places import load_places
from shop.actions.catalogue import NO_HOLDER, ImportResult, Outcome, import_rows
from shop.catalogue.rows import COLUMNS, BrokenRow, Row, read_rows
from shop.clock import today
from shop.models import (
    Category,
    Certificate,
    IssuerRule,
    Producer,
    Product,
    ScoreBand,
    StockLevel,
    StockMovement,
    Variant,
)
from shop.queries.catalogue import Wanted, page_of
from shop.queries.search import Search
from shop.queries.stars import certificates_on

LIST = settings.BASE_DIR / "data" / "ocop_products.csv"
PLACES = settings.BASE_DIR / "data" / "places_legacy_to_current.csv"


class TheRealList(TestCase):
    """Imported once for all of these."""

    result: ImportResult

    @classmethod
    def setUpTestData(cls) -> None:
        load_places()
        cls.result = import_rows(list(read_rows(LIST)), today=today())

    def test_it_imports_all_156_rows(self) -> None:
        assert self.result.count(Outcome.CREATED) == 156
        assert self.result.broken == []
        states = Counter(Product.objects.values_list("state", flat=True))
        assert states == {"published": 123, "draft": 33}

    def test_drafts_say_why_and_have_nothing_to_sell(self) -> None:
        drafts = Product.objects.filter(state="draft")
        assert all(draft.producer is None and draft.draft_reason for draft in drafts)
        assert drafts.filter(draft_reason=NO_HOLDER).count() == 29
        kindless = drafts.get(name="Lạp sườn Tám Cương")
        assert "Nhà hàng Tám Cương" in kindless.draft_reason
        assert kindless.brand == "Nhà hàng Tám Cương"
        assert not Variant.objects.filter(product__in=drafts).exists()
        assert not certificates_on().filter(product__in=drafts).exists()

    def test_a_second_import_changes_nothing(self) -> None:
        before = _everything()
        again = import_rows(list(read_rows(LIST)), today=today() + datetime.timedelta(days=90))
        assert again.count(Outcome.UNCHANGED) == 156
        assert again.broken == []
        assert _everything() == before

    def test_stars_are_those_of_the_list_and_papers_are_marked_as_sample(self) -> None:
        wanted = {
            row["name"]: int(row["stars"])
            for row in csv.DictReader(LIST.open(encoding="utf-8"))
            if row["stars"]
        }
        newest: dict[str, Certificate] = {}
        for paper in Certificate.objects.select_related("product").order_by("valid_from"):
            newest[paper.product.name] = paper
        potential = [name for name, paper in newest.items() if name not in wanted]
        assert {name: newest[name].stars for name in wanted} == wanted
        assert sorted(potential) == [
            "Chè Shan tuyết Hồng Thái 1 tôm 1 lá",
            "Mắm tôm Lê Gia",
            "Nước mắm Lê Gia - Cốt đặc biệt",
        ]
        assert all(newest[name].stars == 4 for name in potential)
        assert all(newest[name].is_potential_five for name in potential)
        assert not Certificate.objects.filter(is_sample_data=False).exists()
        assert not Product.objects.filter(is_sample_data=False).exists()

    def test_papers_hold_end_soon_or_have_ended(self) -> None:
        ends = [
            (end - today()).days
            for end in Certificate.objects.filter(status="verified")
            .values("product")
            .annotate(end=Max("valid_to"))
            .values_list("end", flat=True)
        ]
        held = [left for left in ends if left >= 0]
        assert len(held) > 0.7 * len(ends)
        assert len([left for left in ends if left < 0]) >= 5
        assert len([left for left in held if left < 30]) >= 2
        assert len([left for left in held if 30 <= left < 90]) >= 2

    def test_stock_is_between_nothing_and_some_hundreds(self) -> None:
        units = list(
            Product.objects.filter(state="published")
            .annotate(units=Sum("variants__stock__on_hand"))
            .values_list("units", flat=True)
        )
        assert units.count(0) >= 2
        assert len([number for number in units if 0 < number < 60]) >= 4
        assert max(units) < 1000
        moved = StockMovement.objects.aggregate(sum=Sum("on_hand_change"))["sum"]
        assert moved == StockLevel.objects.aggregate(sum=Sum("on_hand"))["sum"]

    def test_alcohol_functional_food_and_services_are_told_apart(self) -> None:
        alcohol = set(Product.objects.filter(is_alcohol=True).values_list("name", flat=True))
        assert alcohol == {
            "Rượu mơ Asuka",
            "Rượu mơ Dakimo",
            "Rượu men lá Thanh Tâm",
            "Rượu men lá Bằng Phúc",
            "Rượu chuối men lá Mạnh Minh",
            "Rượu sim rừng Bảo An",
        }
        functional = Product.objects.filter(is_functional_food=True)
        assert set(functional.values_list("name", flat=True)) == {
            "Vicumax Nano Curcumin",
            "Vicumax Limited Nano Curcumin",
            "Vicumax Mật ong Nano Curcumin",
            "Viên tinh nghệ mật ong",
            "Trịnh Năng Curcumin",
        }
        unshipped = Product.objects.filter(needs_shipping=False)
        assert {one.category.number for one in unshipped.select_related("category")} == {6}
        assert unshipped.count() == 2

    def test_places_of_producers_are_those_of_the_official_table(self) -> None:
        table: dict[tuple[str, str], set[str]] = {}
        for row in csv.DictReader(PLACES.open(encoding="utf-8")):
            key = (f"{row['legacy_commune']}, {row['legacy_district']}", row["legacy_province"])
            table.setdefault(key, set()).add(row["current_code"])
        district_only = Producer.objects.get(name="HTX chè sạch Đạt Phát")
        assert (district_only.commune, district_only.province_id) == (None, "19")
        checked = 0
        for one in Producer.objects.filter(commune__isnull=False):
            for (place, province), codes in table.items():
                if one.place_as_certified.endswith(place) and one.province_as_certified == province:
                    assert one.commune_id in codes, one
                    checked += 1
        assert checked >= 40

    def test_no_description_repeats_stars(self) -> None:
        told = Product.objects.values_list("description", flat=True)
        assert [text for text in told if " sao" in text or "OCOP" in text] == []

    def test_search_finds_the_noodles_however_they_are_written(self) -> None:
        first = {
            text: _names(text)[:1]
            for text in (
                "mien dong tai hoan",
                "MIẾN DONG",
                "mien dogn",
                "mie\u0302\u0301n dong",
                "Na Rì",
                "Côn Minh",
                "miến dong bắc kạn",
                "tài hoan",
            )
        }
        assert first == {text: ["Miến dong Tài Hoan"] for text in first}

    def test_a_former_province_finds_goods_of_todays(self) -> None:
        names = _names("Bắc Kạn")
        assert "Miến dong Tài Hoan" in _names("bac kan", size=100)
        assert all("Bắc Kạn" in name for name in names[:5])
        assert page_of(Wanted(provinces=("19",)), Search.of("")).count > 40

    def test_names_come_before_producers_and_places(self) -> None:
        assert _names("tân cương")[0] == "Chè đinh Tân Cương"
        assert _names("trà hoa vàng bắc kạn")[0] == "Trà hoa vàng Bắc Kạn"


def _names(text: str, size: int = 24) -> list[str]:
    page = page_of(Wanted(q=text), Search.of(text), size=size)
    return [card.name for card in page.cards]


def _everything() -> dict[str, list[str]]:
    """Every row of the shop, with the moment of its last change."""
    tables: list[Any] = [Product, Producer, Variant, Certificate, StockLevel, StockMovement]
    tables += [Category, ScoreBand, IssuerRule]
    return {table.__name__: sorted(map(str, table.objects.values_list())) for table in tables}


def _write(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_bytes("\n".join([",".join(COLUMNS), *lines]).encode("utf-8", "surrogateescape"))
    return file


GOOD = "Miến A,HTX A,cooperative,,Bắc Kạn,5,Thực phẩm,Miến.,https://example.com/a"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (",HTX B,cooperative,,,3,Thực phẩm,x,y", "name"),
        ("Trà B,HTX B,company,,,3,Đồ uống,x,y", "producer_kind"),
        ("Trà B,HTX B,cooperative,,,6,Đồ uống,x,y", "stars"),
        ("Trà B,HTX B,cooperative,,,3,Đồ chơi,x,y", "group"),
        (f"{'B' * 161},HTX B,cooperative,,,3,Đồ uống,x,y", "name"),
        ("Trà B,HTX B,cooperative,,,3,Đồ uống,x", "row"),
        ("Trà\udcff,HTX B,cooperative,,,3,Đồ uống,x,y", "name"),
        ("miến a,HTX B,cooperative,,,3,Thực phẩm,x,y", "name"),
        ("Trà B,HTX A,household,,,3,Đồ uống,x,y", "producer_kind"),
    ],
)
@pytest.mark.django_db
def test_a_broken_line_is_named_and_the_rest_goes_in(tmp_path: Path, line: str, field: str) -> None:
    last = "Trà C,HTX C,cooperative,,,3,Đồ uống,x,y"
    rows = list(read_rows(_write(tmp_path, GOOD, line, last)))
    result = import_rows(rows, today=today())
    assert [(one.line, one.field) for one in result.broken] == [(3, field)]
    assert sorted(Product.objects.values_list("name", flat=True)) == ["Miến A", "Trà C"]
    assert sorted(Producer.objects.values_list("name", flat=True)) == ["HTX A", "HTX C"]


def test_a_line_number_counts_lines_of_the_file_not_records(tmp_path: Path) -> None:
    file = _write(tmp_path, '"Miến\nA",,,,,,Thực phẩm,x,y', "", ",,,,,,Thực phẩm,x,y")
    first, second = read_rows(file)
    assert isinstance(first, Row)
    assert (first.line, first.name) == (2, "Miến A")
    assert isinstance(second, BrokenRow)
    assert str(second) == "line 5, name: is empty"


@pytest.mark.django_db
def test_a_draft_is_completed_once_its_holder_is_known(tmp_path: Path) -> None:
    draft = "Trà B,HTX B,,,,3,Đồ uống,Trà.,y"
    import_rows(list(read_rows(_write(tmp_path, draft))), today=today())
    assert Product.objects.get().state == "draft"
    assert Certificate.objects.get().status == "draft"
    known = "Trà B,HTX B,cooperative,,,3,Đồ uống,Trà.,y"
    result = import_rows(list(read_rows(_write(tmp_path, known))), today=today())
    product = Product.objects.get()
    assert result.outcomes == [Outcome.COMPLETED]
    assert (product.state, product.draft_reason, product.brand) == ("published", "", "")
    assert product.variants.exists()
    assert Certificate.objects.get().status == "verified"


@pytest.mark.django_db
def test_the_command_reports_on_standard_error(tmp_path: Path) -> None:
    file = _write(tmp_path, GOOD, "Trà B,HTX B,company,,,3,Đồ uống,x,y")
    told = StringIO()
    call_command("load_catalogue", str(file), no_pictures=True, stderr=told)
    assert "line 3, producer_kind" in told.getvalue()
    assert "1 new, 0 completed, 0 unchanged, 1 left out" in told.getvalue()
    with pytest.raises(CommandError, match="1 lines were left out"):
        call_command("load_catalogue", str(file), no_pictures=True, strict=True, stderr=told)


@pytest.mark.django_db
@pytest.mark.parametrize("content", ["", "name,stars\nTrà,3\n"])
def test_a_file_that_is_no_such_list_is_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.csv"
    file.write_text(content)
    with pytest.raises(CommandError, match=r"missing columns: .*producer_kind"):
        call_command("load_catalogue", str(file))
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_catalogue", str(tmp_path / "none.csv"))
    assert not Product.objects.exists()


@pytest.mark.django_db
def test_pictures_are_drawn_once_and_again_when_a_file_is_gone(
    tmp_path: Path, settings: object
) -> None:
    settings.MEDIA_ROOT = str(tmp_path / "media")  # type: ignore[attr-defined]
    file = _write(tmp_path, GOOD)
    call_command("load_catalogue", str(file), stderr=StringIO())
    picture = Product.objects.get().pictures.get(position=0)
    files = sorted((tmp_path / "media" / "products").iterdir())
    assert {f"{picture.stem.split('/')[1]}-800.jpg", f"{picture.stem.split('/')[1]}-480.avif"} <= {
        one.name for one in files
    }
    assert picture.widths == [240, 480, 800, 1200]
    assert Producer.objects.get().banner
    told = StringIO()
    call_command("load_catalogue", str(file), stderr=told)
    assert "0 pictures drawn" in told.getvalue()
    (tmp_path / "media" / f"{picture.stem}-800.jpg").unlink()
    call_command("load_catalogue", str(file), stderr=told)
    assert "1 pictures drawn" in told.getvalue()
    assert (tmp_path / "media" / f"{picture.stem}-800.jpg").exists()
