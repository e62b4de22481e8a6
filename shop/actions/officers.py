"""What the shop's officers and editors may do in the admin."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import Role

# Officers keep papers, producers and listings; editors correct words. Nobody deletes: a listing is
# hidden and a paper revoked, so that what was sold can always be explained.
RIGHTS = {
    Role.OFFICER: (
        "add_product",
        "change_product",
        "view_product",
        "add_producer",
        "change_producer",
        "view_producer",
        "add_certificate",
        "change_certificate",
        "view_certificate",
        "add_issuerrule",
        "change_issuerrule",
        "view_issuerrule",
    ),
    Role.EDITOR: ("change_product", "view_product", "change_producer", "view_producer"),
}


@transaction.atomic
def open_papers_desk() -> None:
    """Gives the groups their rights on the shop's rows. A second call changes nothing."""
    for role, codenames in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        rights = Permission.objects.filter(content_type__app_label="shop", codename__in=codenames)
        group.permissions.add(*rights)
