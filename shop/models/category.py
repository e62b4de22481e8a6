"""The six groups of decision 919/QĐ-TTg (2022)."""

from django.db import models
from django.utils.translation import get_language


class Category(models.Model):
    """One of the six product groups. Services (group 6) are not shipped."""

    number = models.PositiveSmallIntegerField(unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    name_vi = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    is_service = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The group's name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name_vi
