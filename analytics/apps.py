"""Floor 5: sales rolled up and drawn."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "analytics"
