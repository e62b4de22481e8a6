"""Loads Vietnam's places of today and of before from accounts/data."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from accounts.folding import bare_place, fold, slug
from accounts.models import Commune, FormerPlace, Province

DATA = Path(__file__).resolve().parents[1] / "data"
# Former names that the 2024 list no longer had, met on real certificates.
CERTIFICATE_PLACES = settings.BASE_DIR / "data" / "places_legacy_to_current.csv"
CERTIFICATE_VINTAGE = 2019


@transaction.atomic
def load_places() -> tuple[int, int, int]:
    """Brings provinces, communes and former places up to date.

    Returns how many of each there are. A second run changes nothing.
    """
    provinces, communes, formers = _rows("provinces"), _rows("communes"), _former_rows()
    counts = (len(provinces), len(communes), len(formers))
    present = (Province.objects.count(), Commune.objects.count(), FormerPlace.objects.count())
    if counts == present:
        return counts
    commune_province = {row["code"]: row["province_code"] for row in communes}
    former_names, former_provinces = _former_names(formers, commune_province)
    _upsert_provinces(provinces, former_provinces)
    _upsert_communes(communes, former_names)
    _upsert_formers(formers)
    return counts


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _former_rows() -> list[dict[str, str]]:
    rows = _rows("former_places")
    known = {(row["code"], row["commune_code"]) for row in rows}
    with CERTIFICATE_PLACES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["legacy_code"], row["current_code"]) not in known or _renamed(row, rows):
                rows.append(_certificate_row(row))
    return rows


def _renamed(row: dict[str, str], rows: Iterable[dict[str, str]]) -> bool:
    wanted = fold(row["legacy_commune"])
    return not any(r["code"] == row["legacy_code"] and fold(r["name"]) == wanted for r in rows)


def _certificate_row(row: dict[str, str]) -> dict[str, str]:
    return {
        "vintage": str(CERTIFICATE_VINTAGE),
        "code": row["legacy_code"],
        "name": row["legacy_commune"][:1].upper() + row["legacy_commune"][1:],
        "district": row["legacy_district"][:1].upper() + row["legacy_district"][1:],
        "province": row["legacy_province"],
        "commune_code": row["current_code"],
        "is_main": "1",
    }


def _former_names(
    formers: list[dict[str, str]], commune_province: dict[str, str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    communes: dict[str, set[str]] = defaultdict(set)
    provinces: dict[str, set[str]] = defaultdict(set)
    for row in formers:
        for part in ("name", "district", "province"):
            communes[row["commune_code"]].add(bare_place(fold(row[part])))
        provinces[commune_province[row["commune_code"]]].add(fold(row["province"]))
    return communes, provinces


def _upsert_provinces(rows: list[dict[str, str]], former: dict[str, set[str]]) -> None:
    Province.objects.bulk_create(
        [
            Province(
                code=row["code"],
                name=row["name"],
                full_name=row["full_name"],
                zone=row["zone"],
                slug=slug(row["name"]),
                folded=fold(row["name"]),
                former_folded=" · ".join(sorted(former[row["code"]])),
            )
            for row in rows
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "full_name", "zone", "slug", "folded", "former_folded"],
    )


def _upsert_communes(rows: list[dict[str, str]], former: dict[str, set[str]]) -> None:
    Commune.objects.bulk_create(
        [
            Commune(
                code=row["code"],
                province_id=row["province_code"],
                name=row["name"],
                full_name=row["full_name"],
                folded=fold(row["name"]),
                former_folded=" · ".join(sorted(former[row["code"]])),
            )
            for row in rows
        ],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["province", "name", "full_name", "folded", "former_folded"],
    )


def _upsert_formers(rows: list[dict[str, str]]) -> None:
    FormerPlace.objects.all().delete()
    for batch in _batches(rows, 2000):
        FormerPlace.objects.bulk_create(
            FormerPlace(
                vintage=int(row["vintage"]),
                code=row["code"],
                name=row["name"],
                district=row["district"],
                province=row["province"],
                folded=fold(f"{row['name']} {row['district']} {row['province']}"),
                commune_id=row["commune_code"],
                is_main=row["is_main"] == "1",
            )
            for row in batch
        )


def _batches(rows: list[dict[str, str]], size: int) -> Iterator[list[dict[str, str]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
