"""Roles, and the demo's sign-ins."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import Role, User

# Shown by the demo's start page; the demo mode is off in production, and then nobody is made.
DEMO_PASSWORD = "cho-ocop-2026"  # noqa: S105 - a sample, printed for everybody to read
DEMO_PEOPLE: tuple[tuple[str, str, Role | None], ...] = (
    ("buyer@example.com", "Người mua", None),
    ("coop@example.com", "Thành viên hợp tác xã", None),
    ("marketer@example.com", "Người dẫn chợ phiên", Role.MARKETER),
    ("officer@example.com", "Cán bộ chương trình", Role.OFFICER),
    ("editor@example.com", "Biên tập viên", Role.EDITOR),
)


@transaction.atomic
def seed_roles() -> None:
    """A group for each role; officers and editors may enter the editors' rooms."""
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        if role in (Role.OFFICER, Role.EDITOR):
            group.permissions.add(admin)


@transaction.atomic
def seed_demo_people() -> None:
    """The sample sign-ins, named by role. Makes each once and never resets a changed password."""
    for email, name, role in DEMO_PEOPLE:
        user = User.objects.filter(email=email).first()
        if user is None:
            user = User.objects.create_user(email, DEMO_PASSWORD, name=name)
            # Nobody can read mail of example.com, and a second step needs a confirmed address.
            EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role is not None:
            user.groups.add(Group.objects.get(name=role.value))
