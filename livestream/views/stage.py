"""What the marketer's buttons on the stage do."""

import json
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.people import signed_in
from livestream.actions.chat import post_message, release_message, remove_message
from livestream.actions.stage import (
    cancel_session,
    end_session,
    pin_item,
    start_session,
    unpin_item,
)
from livestream.errors import Refused
from livestream.models import ChatMessage, LineupItem, MarketSession
from livestream.views.studio import for_marketers, own


@require_POST
@for_marketers
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """One thing to do, named by the button: the stream shows everyone what came of it."""
    session = own(request, slug)
    deed = DEEDS.get(request.POST.get("do", ""))
    try:
        if deed is not None:
            deed(request, session)
    except LineupItem.DoesNotExist:
        return _answer(request, slug, _("This product is not in the line-up any more."))
    except Refused as refused:
        return _answer(request, slug, refused.sentence)
    return _answer(request, slug, "")


def _answer(request: HttpRequest, slug: str, problem: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        answer = HttpResponse(status=204)
        if problem:
            answer["HX-Trigger"] = json.dumps({"toast": problem})
        return answer
    if problem:
        messages.error(request, problem)
    return redirect("studio-session", slug)


def _start(request: HttpRequest, session: MarketSession) -> None:
    start_session(session=session, actor=signed_in(request))


def _end(request: HttpRequest, session: MarketSession) -> None:
    end_session(session=session, actor=signed_in(request))


def _cancel(request: HttpRequest, session: MarketSession) -> None:
    cancel_session(session=session, actor=signed_in(request))


def _pin(request: HttpRequest, session: MarketSession) -> None:
    pin_item(session=session, code=request.POST.get("code", ""))


def _unpin(request: HttpRequest, session: MarketSession) -> None:
    unpin_item(session=session, code=request.POST.get("code", ""))


def _remove(request: HttpRequest, session: MarketSession) -> None:
    remove_message(message=_message(request, session))


def _release(request: HttpRequest, session: MarketSession) -> None:
    release_message(message=_message(request, session))


def _say(request: HttpRequest, session: MarketSession) -> None:
    user = signed_in(request)
    post_message(
        session=session,
        text=request.POST.get("text", ""),
        name=user.name[:40] or _("Host"),
        visitor=f"u{user.pk}",
        user=user,
        is_host=True,
    )


def _message(request: HttpRequest, session: MarketSession) -> ChatMessage:
    number = request.POST.get("message", "")
    known = number.isdecimal() and len(number) < 19
    return get_object_or_404(ChatMessage, session=session, pk=int(number) if known else 0)


DEEDS: dict[str, Callable[[HttpRequest, MarketSession], None]] = {
    "start": _start,
    "end": _end,
    "cancel": _cancel,
    "pin": _pin,
    "unpin": _unpin,
    "remove": _remove,
    "release": _release,
    "say": _say,
}
