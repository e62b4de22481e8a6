"""A small market for the tests of orders: two producers, three packs, places and rates."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import Commune, Province
from orders.actions.cart import open_cart, set_line
from orders.actions.checkout import place_order
from orders.actions.rates import write_commission_rate, write_shipping_rates, write_tax_rates
from orders.contact import Contact
from orders.models import Cart, Order
from orders.queries.cart import basket
from orders.queries.invariants import check
from shop.actions import stock
from shop.models import Category, Producer, Product, Variant

SINCE = datetime.date(2025, 7, 1)


@dataclass
class Market:
    """What a test may buy, and where it may be sent."""

    noodles: Variant  # 180.000 ₫, 500 g, of a household
    tea: Variant  # 95.000 ₫, 200 g, of the same household
    spirit: Variant  # 250.000 ₫, alcohol, of a cooperative
    tour: Variant  # 400.000 ₫, a service of the same cooperative
    near: Commune  # in the producers' own province
    far: Commune  # across the country


def open_market(units: int = 100) -> Market:
    """Writes the market into the database; every pack has ``units`` on the shelf."""
    write_shipping_rates(SINCE)
    write_commission_rate(SINCE)
    write_tax_rates(SINCE)
    near = _commune("19", "Thái Nguyên", "north", "01900", "Côn Minh")
    far = _commune("96", "Cà Mau", "south", "32001", "An Xuyên")
    house = _producer("ho-tai-hoan", "Hộ kinh doanh Tài Hoan", "household", near)
    coop = _producer("htx-yen-duong", "Hợp tác xã Yến Dương", "cooperative", near)
    food = _category(1, "Thực phẩm")
    return Market(
        noodles=_pack(house, food, "MIEN-500", "Miến dong Tài Hoan", 180_000, 500, units),
        tea=_pack(house, food, "TRA-200", "Trà Tài Hoan", 95_000, 200, units),
        spirit=_pack(
            coop, _category(2, "Đồ uống"), "RUOU-500", "Rượu men lá", 250_000, 700, units,
            is_alcohol=True,
        ),
        tour=_pack(
            coop, _category(6, "Du lịch", service=True), "TOUR-1", "Một ngày ở bản", 400_000, 0,
            units, needs_shipping=False,
        ),
        near=near,
        far=far,
    )  # fmt: skip


def filled_cart(*wanted: tuple[Variant, int]) -> Cart:
    """A guest's cart with these packs."""
    cart = open_cart(user=None)
    for variant, quantity in wanted:
        set_line(cart=cart, sku=variant.sku, quantity=quantity)
    return cart


def buy(cart: Cart, market: Market, **changes: Any) -> Order:
    """Places the order as a buyer in the producers' own province would."""
    wish: dict[str, Any] = {
        "contact": Contact("Người mua", "0912345678", "buyer@example.com"),
        "commune": market.near,
        "address_line": "Thôn Chợ B",
        "method": "cod",
        "checkout_token": uuid.uuid4(),
    }
    wish |= changes
    wish.setdefault("expected_total", basket(cart, commune=wish["commune"]).total)
    return place_order(cart=cart, **wish)


def assert_sound() -> None:
    """Every invariant holds."""
    assert check() == []


def level(variant: Variant) -> tuple[int, int]:
    """(on hand, reserved) now."""
    now = type(variant).objects.select_related("stock").get(pk=variant.pk).stock
    return now.on_hand, now.reserved


def _commune(province: str, province_name: str, zone: str, code: str, name: str) -> Commune:
    home = Province.objects.create(
        code=province, name=province_name, full_name=f"Tỉnh {province_name}",
        slug=f"tinh-{province}", folded=province_name.lower(), zone=zone,
    )  # fmt: skip
    return Commune.objects.create(
        code=code, province=home, name=name, full_name=f"Xã {name}", folded=name.lower()
    )


def _producer(slug: str, name: str, kind: str, place: Commune) -> Producer:
    return Producer.objects.create(
        slug=slug, name=name, kind=kind, folded=name.lower(), email=f"{slug}@example.com",
        province=place.province, commune=place,
    )  # fmt: skip


def _category(number: int, name: str, *, service: bool = False) -> Category:
    return Category.objects.get_or_create(
        number=number,
        defaults={
            "slug": f"nhom-{number}",
            "name_vi": name,
            "name_en": name,
            "is_service": service,
        },
    )[0]


def _pack(
    producer: Producer, category: Category, sku: str, name: str, price: int, weight: int,
    units: int, **flags: Any,
) -> Variant:  # fmt: skip
    product = Product.objects.create(
        producer=producer, category=category, slug=sku.lower(), name=name, folded=name.lower(),
        state="published", published_at=timezone.now(), **flags,
    )  # fmt: skip
    variant = Variant.objects.create(
        product=product, sku=sku, name="Gói", price=price, weight_g=weight
    )
    stock.receive(variant, units)
    return Variant.objects.select_related("product").get(pk=variant.pk)
