"""Who speaks in a chat: a person, or a guest known by a signed cookie of their own."""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import Role, User
from livestream.models import MarketSession

COOKIE = "visitor"
SALT = "livestream.visitor"
MAX_AGE = 30 * 24 * 3600


def visitor_of(request: HttpRequest) -> str:
    """The writer's own key: the person's, the guest's from the cookie, or a new one."""
    if isinstance(request.user, User):
        return f"u{request.user.pk}"
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MAX_AGE)
    return kept or secrets.token_urlsafe(24)


def remember(request: HttpRequest, response: HttpResponse, visitor: str) -> None:
    """Set the guest's cookie: with the first message, never on a page that is merely read."""
    if not isinstance(request.user, User):
        response.set_signed_cookie(
            COOKIE,
            visitor,
            salt=SALT,
            max_age=MAX_AGE,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def guest_name(visitor: str) -> str:
    """What a guest who gave no name is called: the same number for the same guest."""
    number = int.from_bytes(hashlib.blake2b(visitor.encode(), digest_size=4).digest()) % 9000
    return f"khách {number + 1000}"


def name_of(request: HttpRequest, visitor: str, given: str = "") -> str:
    """The name beside a message: the one given, the person's own, or a guest's number."""
    if given.strip():
        return given
    own = request.user.name if isinstance(request.user, User) else ""
    return (own or guest_name(visitor))[:40]


def runs(user: object, session: MarketSession) -> bool:
    """Whether this person may run ``session``: its marketer, or an officer."""
    if not isinstance(user, User):
        return False
    own = session.marketer_id == user.pk and user.has_role(Role.MARKETER)
    return own or user.has_role(Role.OFFICER)
