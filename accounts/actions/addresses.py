"""Writes delivery addresses; a person's first one becomes the default by itself."""

from typing import TypedDict

from django.db import transaction

from accounts.models import Address, Commune, User


class AddressFields(TypedDict):
    """What an address is made of; ``phone`` is E.164."""

    name: str
    phone: str
    commune: Commune
    line: str


@transaction.atomic
def save_address(
    *, user: User, fields: AddressFields, is_default: bool, address: Address | None = None
) -> Address:
    """Adds an address, or changes ``address``. At most one of a person is the default."""
    others = user.addresses.exclude(pk=address.pk) if address else user.addresses.all()
    first = not others.exists()
    if is_default or first:
        user.addresses.filter(is_default=True).update(is_default=False)
    saved = address or Address(user=user)
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.is_default = is_default or first
    saved.save()
    return saved


@transaction.atomic
def delete_address(*, address: Address) -> None:
    """Removes an address; the next one becomes the default when it was the default."""
    user, was_default = address.user, address.is_default
    address.delete()
    if was_default:
        following = user.addresses.order_by("-created_at").first()
        if following:
            following.is_default = True
            following.save(update_fields=["is_default"])
