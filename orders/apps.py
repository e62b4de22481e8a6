"""Floor 3: cart, checkout, payments, parcels, ledger and mail."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
