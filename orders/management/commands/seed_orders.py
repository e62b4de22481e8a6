"""`manage.py seed_orders`: the rates without which nothing can be sold. Twice changes nothing."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand

from orders.actions.rates import write_commission_rate, write_shipping_rates, write_tax_rates

SINCE = datetime.date(2025, 7, 1)


class Command(BaseCommand):
    help = "Writes shipping, commission and tax rates when they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        made = write_shipping_rates(SINCE) + write_commission_rate(SINCE) + write_tax_rates(SINCE)
        self.stdout.write(f"rates: {made} new")
