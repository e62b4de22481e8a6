"""Makes the roles and, in the demo, the sample sign-ins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.actions.people import seed_demo_people, seed_roles


class Command(BaseCommand):
    help = "Makes the roles; in the demo also the sample sign-ins. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        seed_roles()
        if settings.DEMO:
            seed_demo_people()
