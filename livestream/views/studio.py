"""The studio: plan a session, choose what it shows, run it. For marketers and officers."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Role
from accounts.people import role_required, signed_in
from livestream import speakers
from livestream.actions.lineup import (
    Place,
    change_session,
    plan_session,
    publish_session,
    set_lineup,
)
from livestream.errors import Refused
from livestream.forms import SessionForm
from livestream.models import MarketSession
from livestream.queries.cards import Sold, sold_in, viewers_now
from livestream.queries.lineup import lineup_of, pinned
from livestream.queries.sessions import last_messages, studio_sessions
from livestream.queries.studio import find_packs, packs_by_sku
from livestream.views.show import show_context

State = MarketSession.State
EDITABLE = (State.DRAFT, State.SCHEDULED)
for_marketers = role_required(Role.MARKETER, Role.OFFICER)


def own(request: HttpRequest, slug: str) -> MarketSession:
    """The session at ``slug`` if this person runs it; for others it does not exist."""
    session = MarketSession.objects.select_related("marketer").filter(slug=slug).first()
    if session is None or not speakers.runs(request.user, session):
        raise Http404
    return session


@require_GET
@never_cache
@for_marketers
def sessions(request: HttpRequest) -> HttpResponse:
    """Own sessions with their state and figures."""
    found = studio_sessions(signed_in(request))
    slugs = [one.slug for one in found if one.state in (State.LIVE, State.ENDED)]
    sold = sold_in(slugs)
    rows = [(one, sold.get(one.slug, Sold())) for one in found]
    return render(request, "livestream/studio/sessions.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@never_cache
@for_marketers
def plan(request: HttpRequest) -> HttpResponse:
    """A new session: title and time first, goods next."""
    form = SessionForm(request.POST or None)
    if not form.is_valid():
        return _form(request, form, None)
    session = plan_session(**form.cleaned_data, marketer=signed_in(request))
    messages.success(request, _("Planned. Now choose what it shows."))
    return redirect("studio-goods", session.slug)


@require_http_methods(["GET", "POST"])
@never_cache
@for_marketers
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Other words or another time, before the show."""
    session = own(request, slug)
    if session.state not in EDITABLE:
        return redirect("studio-session", slug)
    form = SessionForm(request.POST or None, instance=session)
    if not form.is_valid():
        return _form(request, form, session)
    try:
        change_session(session=session, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("studio-session", slug)


def _form(request: HttpRequest, form: SessionForm, session: MarketSession | None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "session": session}
    return render(request, "livestream/studio/form.html", context, status=status)


@require_GET
@never_cache
@for_marketers
def stage(request: HttpRequest, slug: str) -> HttpResponse:
    """The stage: picture, goods to hold up, chat, counters."""
    session = own(request, slug)
    shown = lineup_of(session)
    context: dict[str, Any] = {
        **show_context(session),
        "lineup": shown,
        "pinned_codes": [item.code for item in pinned(shown)],
        "chat": last_messages(session, with_held=True),
        "sold": sold_in([slug]).get(slug, Sold()),
        "viewers": viewers_now([session.pk]).get(session.pk, 0),
        "editable": session.state in EDITABLE,
        "now": timezone.now(),
    }
    return render(request, "livestream/studio/stage.html", context)


@require_GET
@never_cache
@for_marketers
def goods(request: HttpRequest, slug: str) -> HttpResponse:
    """Choosing what the session shows."""
    session = own(request, slug)
    words = request.GET.get("q", "").strip()[:80]
    shown = lineup_of(session)
    context = {
        "session": session,
        "lineup": shown,
        "q": words,
        "found": find_packs(words, without={item.variant_id for item in shown}),
    }
    return render(request, "livestream/studio/goods.html", context)


@require_POST
@for_marketers
def save_goods(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the line-up what the form says: rows in order, one added, or one taken off."""
    session = own(request, slug)
    skus, codes = request.POST.getlist("sku"), request.POST.getlist("code")
    orders = request.POST.getlist("order")
    off = request.POST.get("off", "")
    rows = [
        (int(order) if order.isdecimal() and len(order) < 4 else 99, place, sku, code.strip())
        for place, (sku, code, order) in enumerate(zip(skus, codes, orders, strict=False))
        if sku != off
    ]
    added = request.POST.get("add", "")
    wanted = [(sku, code) for _order, _place, sku, code in sorted(rows)]
    wanted += [(added, "")] if added else []
    packs = packs_by_sku([sku for sku, _code in wanted])
    try:
        places = [Place(packs[sku], code) for sku, code in wanted if sku in packs]
        set_lineup(session=session, places=places)
    except Refused as refused:
        messages.error(request, refused.sentence)
    answer = redirect("studio-goods", slug)
    if words := request.POST.get("q", ""):
        answer["Location"] += "?" + urlencode({"q": words[:80]})
    return answer


@require_POST
@for_marketers
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft to everybody."""
    session = own(request, slug)
    try:
        publish_session(session=session, actor=signed_in(request))
    except Refused:
        messages.error(request, _("Choose at least one product first."))
        return redirect("studio-goods", slug)
    messages.success(request, _("Everybody can see the session now."))
    return redirect("studio-session", slug)
