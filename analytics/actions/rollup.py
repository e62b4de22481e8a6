"""Rolls order lines up into days. Running it again gives the same rows."""

import datetime

from django.db import connection, transaction
from django.db.models import Count, F, Sum

from analytics.models import DailySale
from orders.models import Order, OrderLine
from shop.clock import VIETNAM, today
from shop.models import Product

SOLD = (Order.Status.CONFIRMED, Order.Status.SHIPPED, Order.Status.COMPLETED)
BEST_SELLING_DAYS = 90
_LOCK = 0x0C0B  # one roll-up at a time, whoever asked for it


def day_bounds(day: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    """The two moments between which it is ``day`` in Vietnam."""
    start = datetime.datetime.combine(day, datetime.time.min, tzinfo=VIETNAM)
    return start, start + datetime.timedelta(days=1)


@transaction.atomic
def roll_up_day(*, day: datetime.date) -> int:
    """Brings the rows of one day in line with its confirmed order lines; returns how many rows.

    A cancelled order leaves the day on which it was confirmed. Producer × product × channel, where
    the channel is the market session's slug or '' for a page.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    start, end = day_bounds(day)
    groups = (
        OrderLine.objects.filter(
            order__confirmed_at__gte=start, order__confirmed_at__lt=end, order__status__in=SOLD
        )
        .values("producer_id", "session", product_id=F("variant__product_id"))
        .annotate(
            orders=Count("order_id", distinct=True), units=Sum("quantity"), revenue=Sum("total")
        )
        .order_by()
    )
    rows = [DailySale(day=day, **group) for group in groups]
    DailySale.objects.filter(day=day).delete()
    DailySale.objects.bulk_create(rows)
    return len(rows)


def roll_up_days(*, days: int) -> int:
    """The last ``days`` days, today included; returns how many rows they have."""
    newest = today()
    rows = sum(roll_up_day(day=newest - datetime.timedelta(days=back)) for back in range(days))
    count_best_sellers()
    return rows


@transaction.atomic
def count_best_sellers() -> None:
    """Writes the units sold in the last 90 days onto the products, for sorting only."""
    since = today() - datetime.timedelta(days=BEST_SELLING_DAYS)
    sold = dict(
        DailySale.objects.filter(day__gte=since)
        .values_list("product_id")
        .annotate(packs=Sum("units"))
        .order_by()
    )
    changed = []
    for product in Product.objects.only("pk", "sold_count").order_by("pk"):
        units = sold.get(product.pk, 0)
        if product.sold_count != units:
            product.sold_count = units
            changed.append(product)
    Product.objects.bulk_update(changed, ["sold_count"], batch_size=500)
