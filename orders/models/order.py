"""An order: what was bought, from whom, at what price, as it stood at that moment."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Commune
from orders.models.cart import Cart
from shop.models import Producer, Variant


class Order(models.Model):
    """One cart bought with one payment. All amounts are dong, snapshots of the moment of sale.

    ``checkout_token`` is made with the checkout page: a double tap finds the same order.
    ``access_token`` opens the order page without signing in.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Being placed")  # committed intent; the gateway was not asked yet
        AWAITING_PAYMENT = "awaiting_payment", _("Awaiting payment")
        CONFIRMED = "confirmed", _("Confirmed")
        SHIPPED = "shipped", _("On its way")
        COMPLETED = "completed", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")
        EXPIRED = "expired", _("Payment time ran out")

    class Method(models.TextChoices):
        COD = "cod", _("Cash on delivery")
        VIETQR = "vietqr", _("Bank transfer (VietQR)")
        STRIPE = "stripe", _("Card")

    code = models.CharField(max_length=20, unique=True)  # "DH000123"
    access_token = models.CharField(max_length=43, unique=True)
    checkout_token = models.UUIDField(unique=True, default=uuid.uuid4)
    cart = models.OneToOneField(Cart, models.SET_NULL, null=True, related_name="order")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="orders"
    )
    status = models.CharField(max_length=18, choices=Status.choices, default=Status.PENDING)
    method = models.CharField(max_length=8, choices=Method.choices)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=16)
    email = models.EmailField(blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT)
    address_line = models.CharField(max_length=200)
    address_text = models.CharField(max_length=400)  # line, commune, province as they were named
    note = models.CharField(max_length=500, blank=True)
    invoice = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=2, default="vi")
    age_confirmed = models.BooleanField(default=False)
    subtotal = models.PositiveBigIntegerField()
    shipping = models.PositiveBigIntegerField()
    discount = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField()
    placed_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    hold_until = models.DateTimeField(null=True, blank=True)  # unpaid goods go back after this

    class Meta:
        ordering = ["-placed_at"]
        indexes = [
            models.Index(fields=["status", "hold_until"], name="order_holds"),
            models.Index(fields=["user", "-placed_at"], name="order_of_user"),
            models.Index(fields=["confirmed_at"], name="order_confirmed_at"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("shipping") - F("discount")),
                name="order_total_adds_up",
            ),
            models.CheckConstraint(condition=Q(total__gt=0), name="order_total_positive"),
        ]

    def __str__(self) -> str:
        return self.code


class OrderLine(models.Model):
    """One variant of one order, in the parcel of its producer; prices and rates frozen at sale.

    Rates are basis points (100 = 1 %). ``session`` is the market session it was sold in, or ''.
    """

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    parcel = models.ForeignKey("orders.Parcel", models.CASCADE, related_name="lines")
    producer = models.ForeignKey(Producer, models.PROTECT)
    variant = models.ForeignKey(Variant, models.PROTECT)
    product_name = models.CharField(max_length=160)
    variant_name = models.CharField(max_length=80)
    sku = models.CharField(max_length=40)
    unit_price = models.PositiveBigIntegerField()
    quantity = models.PositiveSmallIntegerField()
    total = models.PositiveBigIntegerField()
    commission_bp = models.PositiveSmallIntegerField(default=0)
    commission = models.PositiveBigIntegerField(default=0)
    vat_bp = models.PositiveSmallIntegerField(default=0)
    pit_bp = models.PositiveSmallIntegerField(default=0)
    tax_withheld = models.PositiveBigIntegerField(default=0)
    session = models.CharField(max_length=90, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["session"], name="order_line_session")]
        constraints = [
            models.UniqueConstraint(fields=["order", "variant"], name="order_line_once"),
            models.CheckConstraint(
                condition=Q(total=F("unit_price") * F("quantity")), name="order_line_total_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="order_line_quantity_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.sku}"
