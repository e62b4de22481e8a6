"""The rates that hold on one day."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from orders.models import CommissionRate, ShippingRate, TaxRate
from orders.shipping import Tariff


def _holds(day: datetime.date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


def tariff(day: datetime.date) -> Tariff:
    """Zone → shipping rate on ``day`` (Vietnam's date); the latest wins when two hold."""
    rates = ShippingRate.objects.filter(_holds(day)).order_by("valid_from")
    return {rate.zone: rate for rate in rates}


@dataclass(frozen=True)
class SaleRates:
    """Commission and withheld tax on one day, in basis points."""

    commission_bp: int
    taxes: dict[tuple[str, bool], tuple[int, int]]

    def tax(self, producer_kind: str, *, is_service: bool) -> tuple[int, int]:
        """(VAT, PIT) in basis points; a kind without a row is not withheld from."""
        return self.taxes.get((producer_kind, is_service), (0, 0))


def sale_rates(day: datetime.date) -> SaleRates:
    """What is kept back from a sale on ``day``; no commission while no rate holds."""
    commission = CommissionRate.objects.filter(_holds(day)).order_by("-valid_from").first()
    taxes = {
        (rate.producer_kind, rate.is_service): (rate.vat_bp, rate.pit_bp)
        for rate in TaxRate.objects.filter(_holds(day)).order_by("valid_from")
    }
    return SaleRates(commission.rate_bp if commission else 0, taxes)
