"""Pictures of a product, drawn or photographed, with their sizes made once."""

from django.db import models

from shop.models.product import Product


class ProductPicture(models.Model):
    """One picture. ``stem`` is the media path without width and ending; ``widths`` lists pixels.

    The files are ``<stem>-<width>.avif`` and ``.webp``, plus ``<stem>-800.jpg``.
    """

    product = models.ForeignKey(Product, models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField(default=0)
    stem = models.CharField(max_length=200)
    widths = models.JSONField(default=list)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=200)
    is_drawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "position"], name="picture_position_once")
        ]

    def __str__(self) -> str:
        return self.stem
