"""How money, weights and times are written for people, in Vietnamese and in English.

Django's own `vi` locale does not group thousands, so the grouping is done here.
Units in: dong (int), grams (int), aware datetimes in UTC or plain dates.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language

NBSP = "\u00a0"


def is_english() -> bool:
    """Whether the page being written is an English one."""
    return (get_language() or "vi").startswith("en")


def grouped(number: int) -> str:
    """1234567 -> "1.234.567" (vi) or "1,234,567" (en)."""
    text = f"{number:,}"
    return text if is_english() else text.replace(",", ".")


def dong_text(amount: int) -> str:
    """Dong as people write it, never broken over two lines: "95.000 ₫"."""
    return f"{grouped(amount)}{NBSP}₫"


def grams_text(grams: int) -> str:
    """A weight in the unit a buyer would say: "500 g", "1,5 kg", "12 kg"."""
    if abs(grams) < 1000:
        return f"{grams}{NBSP}g"
    kilos = f"{grams / 1000:.3f}".rstrip("0").rstrip(".")
    return f"{kilos if is_english() else kilos.replace('.', ',')}{NBSP}kg"


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day_text(value: date | datetime) -> str:
    """ "24/06/2028" (vi) or "24 Jun 2028" (en), in Vietnam's time."""
    return date_format(_local(value), "j M Y" if is_english() else "d/m/Y")


def clock_text(value: datetime) -> str:
    """ "20:41", in Vietnam's time."""
    return date_format(_local(value), "H:i")


def daytime_text(value: datetime) -> str:
    """ "20:41 24/06" (vi) or "20:41, 24 Jun" (en); the year is added when it is not this one."""
    local = _local(value)
    same_year = local.year == timezone.localtime().year
    if is_english():
        return date_format(local, "H:i, j M" if same_year else "H:i, j M Y")
    return date_format(local, "H:i d/m" if same_year else "H:i d/m/Y")


def weekday_text(value: date | datetime) -> str:
    """ "thứ Bảy" (vi) or "Saturday" (en), in Vietnam's time; Django's own translations."""
    return date_format(_local(value), "l")
