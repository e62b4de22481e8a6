"""Carts, orders, money and messages."""

from orders.models.cart import Cart, CartLine
from orders.models.history import OrderChange, ParcelChange
from orders.models.idempotency import IdempotencyKey
from orders.models.ledger import LedgerEntry, LedgerTransaction
from orders.models.order import Order, OrderLine
from orders.models.outbox import OutboxMessage
from orders.models.parcel import Parcel
from orders.models.payment import GatewayEvent, Payment
from orders.models.rates import CommissionRate, ShippingRate, TaxRate
from orders.models.reservation import Reservation

__all__ = [
    "Cart",
    "CartLine",
    "CommissionRate",
    "GatewayEvent",
    "IdempotencyKey",
    "LedgerEntry",
    "LedgerTransaction",
    "Order",
    "OrderChange",
    "OrderLine",
    "OutboxMessage",
    "Parcel",
    "ParcelChange",
    "Payment",
    "Reservation",
    "ShippingRate",
    "TaxRate",
]
