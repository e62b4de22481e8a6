"""The list of sessions and the page of one: chat, goods and video in one place."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from livestream import speakers
from livestream.actions.audience import complain, remind
from livestream.actions.chat import post_message
from livestream.errors import Refused
from livestream.forms import ComplaintForm, ReminderForm
from livestream.models import MarketSession
from livestream.posters import poster_of, tall_poster_of
from livestream.queries.cards import CARD_STATES, sold_in, viewers_now
from livestream.queries.lineup import Shown, lineup_of, pinned
from livestream.queries.sessions import last_messages, overview, public_session

State = MarketSession.State


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Running, about to start, planned by day, ended."""
    return render(request, "livestream/sessions.html", {"overview": overview()})


@require_safe
def session(request: HttpRequest, slug: str) -> HttpResponse:
    """One session. The page carries the number of its last event; the stream goes on from there."""
    return render(request, "livestream/session.html", show_context(find(slug)))


def find(slug: str) -> MarketSession:
    """The public session at ``slug``; Http404 otherwise."""
    try:
        return public_session(slug)
    except MarketSession.DoesNotExist:
        raise Http404 from None


def show_context(session: MarketSession) -> dict[str, Any]:
    """Everything the show page needs; at most twelve queries (tests/livestream/test_pages.py)."""
    shown = lineup_of(session)
    held = pinned(shown)
    plays = session.film and session.state in (State.LIVE, State.ENDED)
    viewers = viewers_now([session.pk]).get(session.pk, 0) if session.state == State.LIVE else None
    is_open = session.state in (State.WAITING, State.LIVE)
    return {
        "session": session,
        "state": CARD_STATES.get(State(session.state), session.state),
        "lineup": shown,
        "pinned": held,
        "first": held[0] if held else None,
        "head": {"title": session.title, "subtitle": _subtitle(shown, held)},
        "chat": last_messages(session),
        "viewers": viewers,
        "sold": sold_in([session.slug]).get(session.slug) if session.state == State.ENDED else None,
        "hls": f"/truc-tiep/{session.slug}/index.m3u8" if plays else "",
        "poster": tall_poster_of(session),
        "wide_poster": poster_of(session),
        "stream": f"/su-kien/{session.slug}/?after={session.last_seq}&epoch={session.epoch}",
        "can_chat": is_open,
        "can_buy": session.state == State.LIVE,
        "is_open": is_open,
        "now": timezone.now(),
        "complaint_form": ComplaintForm(),
        "reminder_form": ReminderForm(),
        "retention_days": settings.LIVE_RETENTION_DAYS,
    }


def _subtitle(shown: list[Shown], held: list[Shown]) -> str:
    """Who is speaking: the maker of what is held up, else who takes part."""
    if held:
        return _("%(producer)s is showing") % {"producer": held[0].producer}
    makers = list(dict.fromkeys(item.producer for item in shown))
    return " · ".join(makers[:3])


@require_POST
def say(request: HttpRequest, slug: str) -> HttpResponse:
    """A chat message from a page without a script: back to the show, with a word about it."""
    session = find(slug)
    visitor = speakers.visitor_of(request)
    try:
        speakers.hold_back(request)
        post_message(
            session=session,
            text=request.POST.get("text", ""),
            name=speakers.name_of(request, visitor, request.POST.get("name", "")),
            visitor=visitor,
            user=request.user if isinstance(request.user, User) else None,
            is_host=speakers.runs(request.user, session),
        )
    except Refused as refused:
        return refused_page(request, session, refused.sentence)
    answer = redirect("session", slug)
    speakers.remember(request, answer, visitor)
    return answer


def refused_page(request: HttpRequest, session: MarketSession, sentence: str) -> HttpResponse:
    """The show again, with the sentence that says why not."""
    context = {**show_context(session), "refused": sentence}
    return render(request, "livestream/session.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """A complaint about the session."""
    session = find(slug)
    form = ComplaintForm(request.POST or None)
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        context = {"form": form, "session": session}
        return render(request, "livestream/report.html", context, status=status)
    try:
        speakers.hold_back_reports(request)
    except Refused as refused:
        return refused_page(request, session, refused.sentence)
    complain(
        session=session,
        kind=form.cleaned_data["kind"],
        text=form.cleaned_data["text"],
        contact=form.cleaned_data["contact"],
        user=request.user if isinstance(request.user, User) else None,
    )
    return render(request, "livestream/thanks.html", {"session": session, "about": "report"})


@require_POST
def reminder(request: HttpRequest, slug: str) -> HttpResponse:
    """A mail before the session starts."""
    session = find(slug)
    form = ReminderForm(request.POST)
    if not form.is_valid():
        return render(
            request, "livestream/remind.html", {"form": form, "session": session}, status=422
        )
    try:
        speakers.hold_back_mails(request, form.cleaned_data["email"])
        remind(
            session=session,
            email=form.cleaned_data["email"],
            language="en" if request.path.startswith("/en/") else "vi",
        )
    except Refused as refused:
        return refused_page(request, session, refused.sentence)
    return render(request, "livestream/thanks.html", {"session": session, "about": "reminder"})
