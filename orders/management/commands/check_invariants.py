"""`manage.py check_invariants`: exits 1 and prints the rows when something does not add up."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from orders.queries import invariants


class Command(BaseCommand):
    help = "Checks money, stock, payments and history. Prints what is broken and exits 1."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = invariants.check()
        for one in broken:
            self.stdout.write(f"BROKEN {one.name}")
            for row in one.rows:
                self.stdout.write("  " + ", ".join(f"{name}={row[name]}" for name in row))
        checked = len(invariants.names())
        self.stdout.write(f"{checked} invariants checked, {len(broken)} broken")
        if broken:
            sys.exit(1)
