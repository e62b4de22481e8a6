"""Loads the places of Vietnam."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.actions.places import load_places


class Command(BaseCommand):
    help = "Loads today's provinces and communes and the former ones. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        provinces, communes, formers = load_places()
        self.stderr.write(f"  {provinces} provinces, {communes} communes, {formers} former places")
