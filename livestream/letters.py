"""The letter that reminds of a session."""

from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from livestream.models import MarketSession
from orders.letters import Letter
from orders.models import OutboxMessage


def reminder_letter(message: OutboxMessage) -> Letter:
    """Says when the session starts and where. Raises MarketSession.DoesNotExist."""
    session = MarketSession.objects.get(pk=message.context["session"])
    with translation.override(message.language):
        context = {
            "session": session,
            "link": urljoin(settings.SITE_URL, reverse("session", args=[session.slug])),
            "shop": settings.SITE_NAME,
        }
        base = "livestream/mail/session_reminder"
        return Letter(
            subject=" ".join(render_to_string(f"{base}_subject.txt", context).split()),
            text=render_to_string(f"{base}.txt", context).strip() + "\n",
            html=render_to_string(f"{base}.html", context),
        )
