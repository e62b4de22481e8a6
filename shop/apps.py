"""Floor 2: producers, products, certificates, stock and search."""

from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "shop"
