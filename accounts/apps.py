"""Floor 1: people, sign-in, roles, addresses and places."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
