"""Gives officers and editors their rights on the shop's rows."""

from typing import Any

from django.core.management.base import BaseCommand

from shop.actions.officers import open_papers_desk


class Command(BaseCommand):
    help = "Gives officers and editors their rights in the admin. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        open_papers_desk()
