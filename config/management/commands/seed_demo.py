"""Fills an empty shop with places, the real catalogue and sample figures."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

# In order: each step stands on the ones before it, and each does nothing when its work is done.
STEPS = [
    ("places", "load_places"),
    ("roles and demo sign-ins", "seed_people"),
    ("officers' rights", "seed_officers"),
    ("catalogue", "load_catalogue"),
    ("rates and accounts", "seed_orders"),
    ("market sessions", "seed_sessions"),
    ("stories and pages", "seed_pages"),
    ("sample sales", "seed_sales"),
]


class Command(BaseCommand):
    help = "Loads the sample shop. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        for title, command in STEPS:
            self._step(title, partial(call_command, command))

    def _step(self, title: str, run: Callable[[], Any]) -> None:
        started = time.monotonic()
        self.stderr.write(f"· {title} …")
        run()
        self.stderr.write(f"  {title}: {time.monotonic() - started:.1f} s")
