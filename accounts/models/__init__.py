"""People and places."""

from accounts.models.address import Address
from accounts.models.consent import Consent
from accounts.models.place import Commune, FormerPlace, Province
from accounts.models.user import Role, User

__all__ = ["Address", "Commune", "Consent", "FormerPlace", "Province", "Role", "User"]
