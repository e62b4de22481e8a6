"""Makes the sample pages."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.actions.seed import seed_pages


class Command(BaseCommand):
    help = "Makes home, stories and policies in both languages. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        made = seed_pages()
        self.stderr.write(f"  {made} pages made")
