"""What people say: a message is stored and numbered before anybody sees it."""

import datetime
import hashlib
import math

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from livestream.actions.events import append_event
from livestream.errors import BadMessage, ChatClosed, Held, SlowDown
from livestream.models import ChatMessage, LiveEvent, MarketSession
from livestream.moderation import clean_line, is_reserved, must_wait

MOST_AT_ONCE = 3
WINDOW_SECONDS = 3
TEXT_LIMIT = 300
NAME_LIMIT = 40
OPEN_STATES = (MarketSession.State.WAITING, MarketSession.State.LIVE)


def post_message(
    *,
    session: MarketSession,
    text: str,
    name: str,
    visitor: str,
    user: User | None = None,
    is_host: bool = False,
) -> ChatMessage:
    """Store a message and tell the viewers.

    ``visitor`` is the writer's own key; hosts are not slowed down. Raises ChatClosed, BadMessage,
    SlowDown, or Held after the message was stored for the host to read.
    """
    text, name = clean_line(text), clean_line(name)
    if not 1 <= len(text) <= TEXT_LIMIT or not 1 <= len(name) <= NAME_LIMIT:
        raise BadMessage
    holds = not is_host and (must_wait(text) or must_wait(name) or is_reserved(name))
    with transaction.atomic():
        _require_open(session)
        if not is_host:
            _limit_rate(session, visitor)
        message = ChatMessage(
            session=session, user=user, visitor=visitor, name=name, text=text, is_host=is_host
        )
        if holds:
            message.state = ChatMessage.State.HELD
            message.save()
        else:
            _show(message)
    if holds:
        raise Held
    return message


def _require_open(session: MarketSession) -> None:
    if not MarketSession.objects.filter(pk=session.pk, state__in=OPEN_STATES).exists():
        raise ChatClosed


def _limit_rate(session: MarketSession, visitor: str) -> None:
    """At most three in three seconds. The lock lets one writer's two messages pass one by one."""
    key = int.from_bytes(hashlib.blake2b(visitor.encode(), digest_size=8).digest(), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
    now = timezone.now()
    since = now - datetime.timedelta(seconds=WINDOW_SECONDS)
    recent = list(
        ChatMessage.objects.filter(session=session, visitor=visitor, at__gt=since)
        .order_by("-at")
        .values_list("at", flat=True)[:MOST_AT_ONCE]
    )
    if len(recent) == MOST_AT_ONCE:
        raise SlowDown(max(1, math.ceil((recent[-1] - since).total_seconds())))


def _show(message: ChatMessage) -> None:
    """Save the message with its number and announce it; the caller holds the transaction."""
    message.state = ChatMessage.State.SHOWN
    message.save()
    payload = {
        "id": message.pk,
        "name": message.name,
        "text": message.text,
        "host": message.is_host,
        "at": message.at.isoformat(),
    }
    message.seq = append_event(message.session, LiveEvent.Kind.CHAT, payload)
    message.save(update_fields=["seq"])


@transaction.atomic
def release_message(*, message: ChatMessage) -> None:
    """Show a message that was held. Nothing happens when it is not held any more."""
    row = ChatMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if row.state == ChatMessage.State.HELD:
        _show(row)


@transaction.atomic
def remove_message(*, message: ChatMessage) -> None:
    """Take a message off everybody's screen; it stays in the records. Twice is the same as once."""
    row = ChatMessage.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if row.state == ChatMessage.State.REMOVED:
        return
    was_shown = row.state == ChatMessage.State.SHOWN
    row.state = ChatMessage.State.REMOVED
    row.save(update_fields=["state"])
    if was_shown:
        append_event(row.session, LiveEvent.Kind.CHAT_REMOVED, {"id": row.pk})
