"""Where a person wants parcels to go."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.place import Commune
from accounts.phones import show_phone


class Address(models.Model):
    """A saved delivery address; at most one is the default."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="addresses")
    name = models.CharField(_("Full name"), max_length=120)
    phone = models.CharField(_("Phone"), max_length=16)
    commune = models.ForeignKey(Commune, models.PROTECT)
    line = models.CharField(_("House, street, village or landmark"), max_length=200)
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-is_default", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(is_default=True), name="address_one_default"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.commune}"

    @property
    def shown_phone(self) -> str:
        """The phone number as people here write it."""
        return show_phone(self.phone)
