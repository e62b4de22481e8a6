"""Sales of the last two months for the sample shop, so that the dashboards have something to draw.

Market sessions bring their own sample sales; these are the ones on pages.
"""

import datetime
import random
from collections.abc import Callable, Iterator

from django.db import transaction

from orders.actions.samples import CONTACT, SampleLine, write_sample_orders
from orders.models import OrderLine
from shop.clock import VIETNAM, today
from shop.models import Product, Variant

DAYS = 60
# Orders a day grow from the first figure to the second; Saturdays and Sundays bring half as many
# again.
FIRST_DAY, LAST_DAY = 2.0, 5.0
WEEKEND = 1.5
SEED = 2026


@transaction.atomic
def write_sample_sales(*, on_order: Callable[[], object] | None = None) -> int:
    """Writes the sample orders of the last days, all or none; returns how many are new.

    The same catalogue gives the same orders. A second run writes none, whatever day it is.
    """
    if OrderLine.objects.filter(order__phone=CONTACT.phone, session="").exists():
        return 0
    packs = _packs()
    if not packs:
        return 0
    chance = random.Random(SEED)  # noqa: S311 - the same sample figures on every machine
    written = 0
    for at in _moments(chance):
        write_sample_orders(lines=_lines(packs, chance), at=at)
        written += 1
        if on_order:
            on_order()
    return written


def _packs() -> list[Variant]:
    """What can be sold for cash, in an order that no import changes."""
    found = Variant.objects.filter(
        is_active=True,
        product__state=Product.State.PUBLISHED,
        product__is_alcohol=False,
        stock__on_hand__gt=0,
    )
    return list(found.order_by("product__folded", "sku"))


def _moments(chance: random.Random) -> Iterator[datetime.datetime]:
    """When orders came in, from the oldest to yesterday, at hours when people shop (UTC)."""
    newest = today()
    for back in range(DAYS, 0, -1):
        day = newest - datetime.timedelta(days=back)
        wanted = FIRST_DAY + (LAST_DAY - FIRST_DAY) * (DAYS - back) / DAYS
        if day.weekday() >= 5:
            wanted *= WEEKEND
        count = round(wanted * chance.uniform(0.6, 1.4))
        minutes = sorted(round(chance.triangular(6 * 60, 23 * 60, 20 * 60)) for _ in range(count))
        midnight = datetime.datetime.combine(day, datetime.time.min, tzinfo=VIETNAM)
        for minute in minutes:
            yield (midnight + datetime.timedelta(minutes=minute)).astimezone(datetime.UTC)


def _lines(packs: list[Variant], chance: random.Random) -> list[SampleLine]:
    """One to three packs; a few goods are asked for far more often than the rest."""
    wanted = min(len(packs), chance.choice((1, 1, 1, 2, 2, 3)))
    picked: dict[int, int] = {}
    while len(picked) < wanted:
        # Squaring bends an even chance towards the front; the stride scatters that front over
        # the alphabet, so that not all favourites begin with "b".
        place = int(chance.random() ** 2 * len(packs))
        pack = packs[place * 37 % len(packs)]
        picked[pack.pk] = chance.choice((1, 1, 1, 2, 2, 3))
    return [SampleLine(variant, quantity) for variant, quantity in picked.items()]
