"""Who speaks in a chat: a person, or a guest known by a signed cookie of their own."""

import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.limits import network_of, within
from accounts.models import Role, User
from livestream.errors import SlowDown
from livestream.models import MarketSession

COOKIE = "visitor"
SALT = "livestream.visitor"
MAX_AGE = 30 * 24 * 3600
# Of one place on the network.
NEW_SPEAKERS_A_MINUTE = 60
MESSAGES_IN_TEN_SECONDS = 50
REMINDERS_AN_HOUR = 60
REPORTS_AN_HOUR = 30
REMINDERS_OF_ONE = 12  # to one mailbox in an hour


def visitor_of(request: HttpRequest) -> str:
    """The writer's own key: the person's, the guest's from the cookie, or a new one."""
    if isinstance(request.user, User):
        return f"u{request.user.pk}"
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MAX_AGE)
    return kept or secrets.token_urlsafe(24)


def hold_back(request: HttpRequest) -> None:
    """Guests who throw their cookie away are new each time, so their network is counted too.

    The limits leave room for the many phones that share one address. Raises SlowDown.
    """
    if isinstance(request.user, User):
        return  # counted by their own key
    place = network_of(request)
    is_new = not request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MAX_AGE)
    if is_new and not within("new-speakers", place, most=NEW_SPEAKERS_A_MINUTE, seconds=60):
        raise SlowDown(60)
    if not within("chat", place, most=MESSAGES_IN_TEN_SECONDS, seconds=10):
        raise SlowDown(10)


def hold_back_mails(request: HttpRequest, email: str) -> None:
    """Nobody can have us fill a stranger's mailbox. Raises SlowDown."""
    address = hashlib.blake2b(email.strip().lower().encode(), digest_size=16).hexdigest()
    ours = within("reminders", network_of(request), most=REMINDERS_AN_HOUR, seconds=3600)
    if not ours or not within("reminded", address, most=REMINDERS_OF_ONE, seconds=3600):
        raise SlowDown(3600)


def hold_back_reports(request: HttpRequest) -> None:
    """The people who read reports must be able to keep up. Raises SlowDown."""
    if not within("reports", network_of(request), most=REPORTS_AN_HOUR, seconds=3600):
        raise SlowDown(3600)


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
