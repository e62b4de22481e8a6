"""Provinces as the catalogue is asked for them: by code, by address part, or by any name."""

from collections.abc import Iterable

from accounts.models import Province
from accounts.queries.places import find_province

UNKNOWN = "-"


def province_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Today's code for each of ``names`` ("19", "thai-nguyen", "Bắc Kạn").

    A name nobody knows gives a code that no product has, so that it finds nothing.
    """
    return tuple(_code(name) for name in names)


def _code(name: str) -> str:
    if name.isdigit():
        return name
    province = Province.objects.filter(slug=name).first() or find_province(name.replace("-", " "))
    return province.code if province else UNKNOWN
