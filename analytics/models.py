"""Sales, rolled up so that a dashboard reads rows in the hundreds, not in the millions."""

from django.db import models

from shop.models import Producer, Product


class DailySale(models.Model):
    """Confirmed order lines of one day (Vietnam) × producer × product × channel.

    ``session`` is the market session's slug, or '' for sales on a page. ``revenue`` is dong, equal
    to the sum of the order lines' totals.
    """

    day = models.DateField()
    producer = models.ForeignKey(Producer, models.CASCADE, related_name="+")
    product = models.ForeignKey(Product, models.CASCADE, related_name="+")
    session = models.CharField(max_length=90, blank=True)
    orders = models.PositiveIntegerField()
    units = models.PositiveIntegerField()
    revenue = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["-day"]
        indexes = [models.Index(fields=["day"], name="daily_sale_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "producer", "product", "session"], name="daily_sale_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.product_id} {self.revenue}"
