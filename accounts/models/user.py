"""A person who signs in with an e-mail address or a phone number."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do. Everybody is a buyer; the others are groups of the same name.

    Being a member of a producer is a row of its own (shop.Member), because it is about one
    producer, not about the whole shop.
    """

    MARKETER = "marketer", _("Marketer")
    OFFICER = "officer", _("Programme officer")
    EDITOR = "editor", _("Editor")


class UserManager(BaseUserManager["User"]):
    """Creates people; the only place that hashes a first password."""

    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "User":
        """A new person. ``email`` is lower-cased; ``phone`` (E.164) may stand in for it.

        Raises ValueError when neither is given.
        """
        if not email and not fields.get("phone"):
            raise ValueError("A person needs an e-mail address or a phone number.")
        user = self.model(email=email.strip().lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> "User":
        """An operator with every right."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Either ``email`` or ``phone`` (E.164, e.g. +84912345678) is always there."""

    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    phone = models.CharField(_("Phone"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    name = models.CharField(_("Full name"), max_length=120, blank=True)
    language = models.CharField(
        max_length=2, default="vi", choices=[("vi", "Tiếng Việt"), ("en", "English")]
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False),
                name="user_has_email_or_phone",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.phone or f"#{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An absent e-mail or phone is kept as NULL: a second '' would not be unique."""
        self.email, self.phone = self.email or None, self.phone or None
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name as the person gave it; Wagtail's admin asks for it."""
        return self.name

    def has_role(self, role: Role) -> bool:
        """Whether the person holds ``role``; an operator holds all."""
        return self.is_active and (
            self.is_superuser or self.groups.filter(name=role.value).exists()
        )
