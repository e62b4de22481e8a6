"""Template tags of carts and orders."""

from django import template
from django.conf import settings

from accounts.phones import show_phone
from orders.models import Parcel
from shop.images import Image, image_of
from shop.models import Product

register = template.Library()


@register.filter
def plus(amount: int, more: int) -> int:
    """{{ subtotal|plus:shipping }}: a sum of dong."""
    return amount + more


@register.filter
def cash_due(parcel: Parcel) -> int:
    """What the carrier of this parcel collects, in dong: its goods and its shipping."""
    return sum(line.total for line in parcel.lines.all()) + parcel.shipping


@register.filter
def phone(number: str) -> str:
    """{{ order.phone|phone }}: as people here write it."""
    return show_phone(number)


@register.filter
def picture_of(product: Product) -> Image | None:
    """The first picture of a product whose pictures were fetched along, or None."""
    pictures = list(product.pictures.all())
    return image_of(pictures[0]) if pictures else None


@register.simple_tag
def delivery_days() -> tuple[int, int]:
    """Least and most days from confirmation to the door."""
    return settings.DELIVERY_DAYS_LEAST, settings.DELIVERY_DAYS_MOST


@register.simple_tag
def return_days() -> int:
    """How many days a buyer has to send goods back."""
    return int(settings.RETURN_DAYS)
