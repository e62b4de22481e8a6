"""Sample sessions: one on air, one about to start, some planned, some that sold."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from livestream.demo.history import write_history
from livestream.demo.making import FILM
from livestream.demo.rota import keep_demo_running, plan_days
from livestream.film import make_loop
from shop.models import Variant


class Command(BaseCommand):
    help = "Loads the sample market sessions. A second run only keeps one on air."

    def handle(self, *args: Any, **options: Any) -> None:
        if not Variant.objects.exists():
            self.stderr.write("  no products yet: load the catalogue first")
            return
        self._film()
        now = timezone.now()
        keep_demo_running(now=now)
        plan_days(now=now)
        new = write_history(now=now)
        if new:
            self.stderr.write(f"  {new} sessions of the past with their sales")

    def _film(self) -> None:
        """The film that every sample session plays, made once."""
        shown = -1

        def progress(done: int, total: int) -> None:
            nonlocal shown
            part = done * 10 // total
            if part != shown:
                shown = part
                self.stderr.write(f"  drawing the film: {part * 10} %")

        make_loop(Path(settings.MEDIA_ROOT) / FILM, "cho-phien", on_progress=progress)
