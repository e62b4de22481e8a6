"""Sales as a table for a spreadsheet."""

import csv
import io

from analytics.models import DailySale
from analytics.queries.sales import Period

# A cell that begins like this would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEADER = ["day", "producer", "product", "session", "orders", "units", "revenue_dong"]


def safe_cell(text: str) -> str:
    """``text``, with an apostrophe before anything that a spreadsheet would run."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def sales_csv(period: Period) -> str:
    """The roll-ups of a period, one row each, with a byte-order mark so that Excel reads UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADER)
    rows = DailySale.objects.filter(day__gte=period.first, day__lte=period.last)
    for row in rows.select_related("producer", "product").order_by("day", "pk").iterator(2000):
        names = [safe_cell(row.producer.name), safe_cell(row.product.name), safe_cell(row.session)]
        writer.writerow([row.day.isoformat(), *names, row.orders, row.units, row.revenue])
    return "\ufeff" + file.getvalue()
