"""Floor 4: market sessions, stage, chat and the live stream."""

from django.apps import AppConfig


class LivestreamConfig(AppConfig):
    name = "livestream"

    def ready(self) -> None:
        """Offer sessions to the floors below, which do not know about them."""
        from livestream.actions.sales import announce_sold
        from livestream.letters import reminder_letter
        from livestream.queries.sessions import is_sold_in, sessions_of_products
        from orders import hooks as orders
        from orders.letters import register_letter
        from shop import hooks as shop

        shop.register_session_source(sessions_of_products)
        orders.register_session_check(is_sold_in)
        orders.register_sale_listener(announce_sold)
        register_letter("session_reminder", reminder_letter)
