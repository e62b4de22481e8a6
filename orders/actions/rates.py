"""Writing the dated rates. Each function returns how many rows were new."""

import datetime

from django.db import transaction

from orders.models import CommissionRate, ShippingRate, TaxRate
from shop.models import Producer

_Z, _K = ShippingRate.Zone, Producer.Kind
# zone → (base dong, dong per step) for the first kilogram and every begun half kilogram after it.
SHIPPING = {_Z.SAME_PROVINCE: (18_000, 3_000), _Z.SAME_REGION: (28_000, 5_000),
            _Z.COUNTRY: (35_000, 7_000)}  # fmt: skip
BASE_GRAMS, STEP_GRAMS, FREE_FROM = 1_000, 500, 500_000
COMMISSION_BP = 500
# Decree 117/2025: household sellers, goods 1 % VAT + 0.5 % PIT, services 5 % + 2 %.
# Cooperatives, their groups and enterprises declare for themselves: nothing is withheld.
HOUSEHOLD_TAX = {False: (100, 50), True: (500, 200)}


@transaction.atomic
def write_shipping_rates(since: datetime.date) -> int:
    """Three zones. Sample prices, near those of the post; an operator replaces them."""
    return sum(
        ShippingRate.objects.get_or_create(
            zone=zone,
            valid_from=since,
            defaults={
                "base_g": BASE_GRAMS,
                "base": base,
                "step_g": STEP_GRAMS,
                "step": step,
                "free_from": FREE_FROM,
            },
        )[1]
        for zone, (base, step) in SHIPPING.items()
    )


@transaction.atomic
def write_commission_rate(since: datetime.date) -> int:
    """What the platform keeps."""
    return int(
        CommissionRate.objects.get_or_create(valid_from=since, defaults={"rate_bp": COMMISSION_BP})[
            1
        ]
    )


@transaction.atomic
def write_tax_rates(since: datetime.date) -> int:
    """Withheld tax of every kind of producer, for goods and for services."""
    return sum(
        TaxRate.objects.get_or_create(
            producer_kind=kind,
            is_service=service,
            valid_from=since,
            defaults=dict(zip(("vat_bp", "pit_bp"), _tax(kind, service), strict=True)),
        )[1]
        for kind in _K
        for service in (False, True)
    )


def _tax(kind: str, service: bool) -> tuple[int, int]:
    return HOUSEHOLD_TAX[service] if kind == _K.HOUSEHOLD else (0, 0)
