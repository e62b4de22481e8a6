"""Writes the sample sales and rolls them up."""

from typing import Any

from django.core.management.base import BaseCommand

from analytics.actions.rollup import roll_up_days
from analytics.actions.samples import DAYS, write_sample_sales

EVERY = 50


class Command(BaseCommand):
    help = "Writes the sample orders of the last two months. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        self._written = 0
        new = write_sample_sales(on_order=self._progress)
        rows = roll_up_days(days=DAYS + 1)
        self.stderr.write(f"  {new} sample orders; {rows} rows in the sales table")

    def _progress(self) -> None:
        self._written += 1
        if self._written % EVERY == 0:
            self.stderr.write(f"  {self._written} orders …")
