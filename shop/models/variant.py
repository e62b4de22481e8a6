"""What is put into a cart: one pack of a product at one price."""

from django.db import models
from django.db.models import F, Q

from shop.models.product import Product


class Variant(models.Model):
    """A pack. ``price`` and ``compare_at`` are dong including VAT, ``weight_g`` is grams packed."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants")
    sku = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    price = models.PositiveBigIntegerField()
    compare_at = models.PositiveBigIntegerField(null=True, blank=True)
    weight_g = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(price__gt=0) & Q(price__lte=1_000_000_000), name="variant_price_sane"
            ),
            models.CheckConstraint(
                condition=Q(compare_at__isnull=True) | Q(compare_at__gt=F("price")),
                name="variant_compare_at_above_price",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product.name} · {self.name}"
