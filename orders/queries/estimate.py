"""What shipping may come to while the place of delivery is unknown, so nobody is surprised."""

from dataclasses import dataclass

from accounts.models import Province
from orders import shipping
from orders.basket import Basket, BasketParcel
from orders.queries.rates import tariff
from shop.clock import today


@dataclass(frozen=True)
class Range:
    """From the nearest place to the farthest, in dong."""

    low: int
    high: int


def shipping_range(basket: Basket) -> Range:
    """The least and the most that delivery of all parcels costs, anywhere in the country.

    One query. Both ends are 0 when nothing needs to be sent.
    """
    parcels = [parcel for parcel in basket.parcels if parcel.needs_shipping]
    if not parcels:
        return Range(0, 0)
    rates = tariff(today())
    costs = [_costs(parcel, rates) for parcel in parcels]
    return Range(sum(min(one) for one in costs), sum(max(one) for one in costs))


def _costs(parcel: BasketParcel, rates: shipping.Tariff) -> list[int]:
    goods = [line for line in parcel.lines if line.product.needs_shipping]
    return [
        shipping.quote(
            {shipping.Zone.COUNTRY: rate},
            weight_g=parcel.weight_g,
            subtotal=sum(line.total for line in goods),
            origin=None,
            destination=Province(),
        )
        for rate in rates.values()
    ]
