"""Loads the programme's product list into the shop."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from shop.actions.catalogue import ImportResult, Outcome, import_rows
from shop.actions.demo import join_demo_member
from shop.actions.pictures import draw_missing, missing_pictures
from shop.catalogue.rows import NotACatalogue, read_rows
from shop.clock import today
from shop.models import Product

DEFAULT = settings.BASE_DIR / "data" / "ocop_products.csv"


class Command(BaseCommand):
    help = (
        "Imports a CSV list of OCOP products. Broken lines are reported and left out; "
        "a second import of the same list changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
        parser.add_argument(
            "--strict", action="store_true", help="end with an error when a line was left out"
        )
        parser.add_argument("--no-pictures", action="store_true", help="draw no pictures")

    def handle(self, *args: Any, **options: Any) -> None:
        result = self._import(options["file"])
        for broken in result.broken:
            self.stderr.write(self.style.ERROR(f"  {broken}"))
        join_demo_member()
        drawn = 0 if options["no_pictures"] else self._draw()
        self._report(result, drawn)
        if options["strict"] and result.broken:
            raise CommandError(f"{len(result.broken)} lines were left out.")

    def _import(self, file: Path) -> ImportResult:
        try:
            rows = list(read_rows(file))
        except (OSError, NotACatalogue) as error:
            raise CommandError(str(error)) from error
        with self._bar("products", len(rows)) as bar:
            return import_rows(rows, today=today(), on_row=lambda: _one_more(bar))

    def _draw(self) -> int:
        products, producers = missing_pictures()
        with self._bar("pictures", len(products) + len(producers)) as bar:
            return draw_missing(on_done=lambda: _one_more(bar))

    @staticmethod
    def _bar(title: str, total: int) -> "tqdm[Any]":
        # A log file wants a line now and then, a terminal a bar that moves.
        pause = 0.1 if sys.stderr.isatty() else 10
        return tqdm(total=total, desc=f"  {title}", file=sys.stderr, leave=False, mininterval=pause)

    def _report(self, result: ImportResult, drawn: int) -> None:
        published = Product.objects.filter(state=Product.State.PUBLISHED).count()
        drafts = Product.objects.filter(state=Product.State.DRAFT).count()
        self.stderr.write(
            f"  {result.count(Outcome.CREATED)} new, {result.count(Outcome.COMPLETED)} completed, "
            f"{result.count(Outcome.UNCHANGED)} unchanged, {len(result.broken)} left out; "
            f"{drawn} pictures drawn. Now {published} published and {drafts} drafts."
        )


def _one_more(bar: "tqdm[Any]") -> None:
    bar.update()
