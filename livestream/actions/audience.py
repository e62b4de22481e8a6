"""What viewers ask of us: a reminder, a look into a complaint."""

import datetime

from django.conf import settings
from django.db import transaction

from accounts.folding import tidy
from accounts.models import User
from livestream.errors import NotPossible
from livestream.models import Complaint, MarketSession, Reminder
from orders.models import OutboxMessage

State = MarketSession.State


@transaction.atomic
def remind(*, session: MarketSession, email: str, language: str = "vi") -> Reminder:
    """One mail when the waiting room opens; asking twice sends it once.

    Raises NotPossible when the session has started.
    """
    if session.state not in (State.SCHEDULED, State.WAITING):
        raise NotPossible(session.state, State.WAITING)
    email = email.strip().lower()
    reminder, _ = Reminder.objects.get_or_create(
        session=session, email=email, defaults={"language": language}
    )
    OutboxMessage.objects.get_or_create(
        key=f"session_reminder:{session.pk}:{reminder.pk}",
        defaults={
            "template": "session_reminder",
            "recipient": email,
            "language": language,
            "context": {"session": session.pk},
            "due_at": reminder_due(session),
        },
    )
    return reminder


def reminder_due(session: MarketSession) -> datetime.datetime:
    """When reminders of ``session`` go out (UTC)."""
    return session.starts_at - datetime.timedelta(seconds=settings.LIVE_WAITING_ROOM_SECONDS)


def reschedule_reminders(session: MarketSession) -> None:
    """Let reminders that were not sent follow a session that was moved, or called off."""
    unsent = OutboxMessage.objects.filter(
        key__startswith=f"session_reminder:{session.pk}:", sent_at__isnull=True
    )
    if session.state == State.CANCELLED:
        unsent.delete()
    else:
        unsent.update(due_at=reminder_due(session))


def complain(
    *,
    session: MarketSession,
    kind: str,
    text: str,
    contact: str = "",
    user: User | None = None,
) -> Complaint:
    """Store what a viewer reports; the caller has checked kind and lengths."""
    return Complaint.objects.create(
        session=session, kind=kind, text=tidy(text), contact=tidy(contact), user=user
    )
