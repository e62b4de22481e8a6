"""Floor 6: the pages that editors write."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
