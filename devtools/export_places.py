"""Writes accounts/data/*.csv from the open data set of vietnamadminunits (MIT).

Run once when the places change, in an environment of its own:
``pip install vietnamadminunits==1.0.4 && python devtools/export_places.py``. The shop itself reads
only the three CSV files, so it does not carry that package's dependencies.
"""

import csv
import json
import sqlite3
from importlib import resources
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "accounts" / "data"
VINTAGE = 2024  # the units as they stood before 1 July 2025
# Official codes run from north to south; the region decides the shipping zone.
FIRST_CENTRAL, FIRST_SOUTHERN = 38, 75
# Became a city on 30 April 2026, after the data set was made.
RENAMED = {"75": "Thành phố Đồng Nai"}
KINDS = ("Tỉnh ", "Thành phố ")


def zone(code: str) -> str:
    """The shipping region of a province code."""
    number = int(code)
    if number < FIRST_CENTRAL:
        return "north"
    return "central" if number < FIRST_SOUTHERN else "south"


def successors() -> dict[str, list[tuple[str, str, bool]]]:
    """Per former commune key: today's (province key, commune key, is the main successor)."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    converter = json.loads(
        resources.files("vietnamadminunits").joinpath("data/converter_2025.json").read_text()
    )
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, formers in communes.items():
            for former in formers:
                found.setdefault(former, []).append((province, commune, True))
    for province, formers in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for former, parts in formers.items():
            for part in parts:
                entry = (province, part["newWardKey"], bool(part["isDefaultNewWard"]))
                found.setdefault(former, []).append(entry)
    return found


def write(name: str, header: list[str], rows: list[tuple[object, ...]]) -> None:
    """One CSV file, sorted, so that a new edition shows as a small difference."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows, key=lambda row: tuple(str(part) for part in row)))
    print(f"{name}: {len(rows)} rows")


def export() -> None:
    """Writes provinces.csv, communes.csv and former_places.csv."""
    source = str(resources.files("vietnamadminunits").joinpath("data/dataset.db"))
    database = sqlite3.connect(source)
    codes: dict[tuple[str, str], str] = {}
    provinces: dict[str, tuple[object, ...]] = {}
    communes: list[tuple[object, ...]] = []
    query = (
        "SELECT province, provinceShort, provinceCode, ward, wardShort, wardCode,"
        " provinceKey, wardKey FROM admin_units WHERE wardCode IS NOT NULL"
    )
    for full, short, code, ward, ward_short, ward_code, p_key, w_key in database.execute(query):
        provinces[code] = (code, short, RENAMED.get(code, full), zone(code))
        communes.append((ward_code, code, ward_short, ward))
        codes[p_key, w_key] = ward_code
    after = successors()
    formers: list[tuple[object, ...]] = []
    query = (
        "SELECT province, provinceShort, district, ward, wardCode, districtCode,"
        " provinceKey, districtKey, wardKey FROM admin_units_legacy"
    )
    lost = 0
    for _p, p_short, district, ward, code, d_code, p_key, d_key, w_key in database.execute(query):
        targets = after.get(f"{p_key}_{d_key}_{w_key or ''}", [])
        lost += not targets
        for new_province, new_commune, main in targets:
            today = codes.get((new_province, new_commune))
            if today:
                row = (
                    VINTAGE,
                    code or d_code,
                    ward or district,
                    district,
                    p_short,
                    today,
                    int(main),
                )
                formers.append(row)
    print(f"former communes without a successor: {lost}")
    write("provinces.csv", ["code", "name", "full_name", "zone"], list(provinces.values()))
    write("communes.csv", ["code", "province_code", "name", "full_name"], communes)
    header = ["vintage", "code", "name", "district", "province", "commune_code", "is_main"]
    write("former_places.csv", header, formers)


if __name__ == "__main__":
    export()
