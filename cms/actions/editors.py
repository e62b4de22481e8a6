"""What editors may do in Wagtail's admin: pages, pictures and documents, nothing of the shop."""

from collections.abc import Sequence

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import Role

ON_PAGES = ("add_page", "change_page", "publish_page")
IN_COLLECTIONS = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


def open_editors_room(*, homes: Sequence[Page]) -> None:
    """Gives the editors' group its rights on the front pages and the pictures. Gives each once."""
    group, _ = Group.objects.get_or_create(name=Role.EDITOR.value)
    for codename in ON_PAGES:
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        for home in homes:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=right)
    root = Collection.get_first_root_node()
    for app, codenames in IN_COLLECTIONS.items():
        rights = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        for right in rights:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=right
            )
