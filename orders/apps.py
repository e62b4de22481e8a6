"""Floor 3: cart, checkout, payments, parcels, ledger and mail."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"

    def ready(self) -> None:
        """A guest's cart follows its owner at sign-in."""
        from orders import visitor

        visitor.listen()
