"""What somebody means to buy. A cart reserves nothing; checking out does."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from shop.models import Variant


class Cart(models.Model):
    """A basket of a guest (known by its unguessable id) or of a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="carts"
    )
    is_open = models.BooleanField(default=True)  # closed by the order made from it
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(is_open=True, user__isnull=False),
                name="cart_one_open_per_user",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CartLine(models.Model):
    """One variant in a cart. ``session`` is the slug of the market session it was bought in."""

    cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, models.CASCADE)
    quantity = models.PositiveSmallIntegerField()
    session = models.CharField(max_length=90, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="cart_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1) & Q(quantity__lte=999), name="cart_line_quantity_sane"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant_id}"
