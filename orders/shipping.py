"""What it costs to send a parcel. Pure: the rates come from ``orders.queries.rates``."""

from collections.abc import Mapping

from accounts.models import Province
from orders.models import ShippingRate

Zone = ShippingRate.Zone
Tariff = Mapping[str, ShippingRate]  # zone → the rate that holds on one day


class NoShippingRate(Exception):
    """No rate holds on that day: the shop is not set up (run ``manage.py seed_orders``)."""


def zone(origin: Province | None, destination: Province) -> Zone:
    """How far it is. A producer whose province is unknown counts as across the country."""
    if origin is None:
        return Zone.COUNTRY
    if origin.pk == destination.pk:
        return Zone.SAME_PROVINCE
    return Zone.SAME_REGION if origin.zone == destination.zone else Zone.COUNTRY


def quote(
    tariff: Tariff,
    *,
    weight_g: int,
    subtotal: int,
    origin: Province | None,
    destination: Province,
) -> int:
    """Dong for one parcel of ``weight_g`` grams whose goods cost ``subtotal`` dong.

    Base price up to the base weight, then one step for every begun step of weight; free from the
    rate's ``free_from``. Raises NoShippingRate when no rate holds.
    """
    rate = tariff.get(zone(origin, destination)) or tariff.get(Zone.COUNTRY)
    if rate is None:
        raise NoShippingRate
    if rate.free_from is not None and subtotal >= rate.free_from:
        return 0
    extra = max(0, weight_g - rate.base_g)
    return rate.base + -(-extra // rate.step_g) * rate.step
