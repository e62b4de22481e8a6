"""The look of the shop: base pages, components, islands. Imports nothing of ours."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    """Floor 0. Every other app builds its pages on this one."""

    name = "theme"
    verbose_name = "Theme"
