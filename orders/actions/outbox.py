"""Sending what waits in the outbox: each message once, whoever drains it.

A message is locked while it is sent, and others step over it (SKIP LOCKED). If the process dies
between sending and committing, the message goes out again with the same Message-ID, by which mail
servers know a repetition.
"""

import datetime
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from orders.crash import crash_point
from orders.letters import letter
from orders.models import OutboxMessage

log = logging.getLogger(__name__)
# Seconds until the next try, by the number of failures so far; the last one repeats.
BACKOFF = (15, 60, 300, 900, 3600)
MOST = 500  # messages in one round


def drain_outbox() -> int:
    """Sends everything that is due and returns how many messages went out."""
    sent = 0
    for _round in range(MOST):
        outcome = _send_next()
        if outcome is None:
            break
        sent += outcome
    return sent


@transaction.atomic
def _send_next() -> bool | None:
    """Sends one message; None when none is due, False when it failed and waits for another try."""
    message = (
        OutboxMessage.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(sent_at__isnull=True, due_at__lte=timezone.now())
        .order_by("due_at", "pk")
        .first()
    )
    if message is None:
        return None
    crash_point("outbox.before_send")
    try:
        _send(message)
    except Exception as error:  # noqa: BLE001 - one bad letter must not stop the others
        _try_later(message, error)
        return False
    crash_point("outbox.after_send")
    message.sent_at = timezone.now()
    message.attempts += 1
    message.save(update_fields=["sent_at", "attempts"])
    return True


def _send(message: OutboxMessage) -> None:
    written = letter(message)
    mail = EmailMultiAlternatives(
        subject=written.subject,
        body=written.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.recipient],
        headers={
            "Message-ID": f"<outbox-{message.pk}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(written.html, "text/html")
    mail.send()


def _try_later(message: OutboxMessage, error: Exception) -> None:
    wait = BACKOFF[min(message.attempts, len(BACKOFF) - 1)]
    message.attempts += 1
    message.due_at = timezone.now() + datetime.timedelta(seconds=wait)
    message.last_error = f"{type(error).__name__}: {error}"[:300]
    message.save(update_fields=["attempts", "due_at", "last_error"])
    log.warning("mail %s not sent: %s", message.key, type(error).__name__)
