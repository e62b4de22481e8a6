"""Floor 4: market sessions, stage, chat and the live stream."""

from django.apps import AppConfig


class LivestreamConfig(AppConfig):
    name = "livestream"
