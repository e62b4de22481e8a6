"""A producer's parcels: only one's own, anybody else's does not exist."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from orders import visitor
from orders.actions.parcels import deliver_parcel, hand_over_parcel, pack_parcel
from orders.errors import NotAllowed
from orders.models import Parcel
from orders.queries import desk
from orders.views.answers import private


def _member(request: HttpRequest) -> User:
    """Raises Http404 for people who act for no producer."""
    user = visitor.person(request)
    if user is None or not desk.producers_of(user).exists():
        raise Http404
    return user


@require_safe
@private
@login_required
def parcels(request: HttpRequest) -> HttpResponse:
    """The list, by what is to be done."""
    member = _member(request)
    chosen, found = desk.pile(member, request.GET.get("xem", ""))
    names = {
        "new": _("To pack"),
        "sent": _("On their way"),
        "done": _("Delivered"),
        "off": _("Unpaid or cancelled"),
    }
    tabs = [
        {"url": f"?xem={one.name}", "name": names[one.name], "current": one == chosen}
        for one in desk.PILES
    ]
    context = {"parcels": found, "tabs": tabs, "producers": desk.producers_of(member)}
    return render(request, "orders/seller_parcels.html", context)


@require_safe
@private
@login_required
def parcel(request: HttpRequest, number: int) -> HttpResponse:
    """What to pack, for whom, and the next step."""
    mine = _find(request, number)
    context = {"parcel": mine, "next": desk.next_states(mine)}
    return render(request, "orders/seller_parcel.html", context)


@require_POST
@private
@login_required
def step(request: HttpRequest, number: int) -> HttpResponse:
    """Packs, hands over or delivers, as the button said."""
    mine = _find(request, number)
    steps: dict[str, Callable[[], Parcel]] = {
        Parcel.Status.PACKED: lambda: pack_parcel(parcel=mine, actor=visitor.person(request)),
        Parcel.Status.HANDED_OVER: lambda: hand_over_parcel(
            parcel=mine,
            carrier=request.POST.get("carrier", "").strip(),
            tracking_code=request.POST.get("tracking_code", "").strip(),
            actor=visitor.person(request),
        ),
        Parcel.Status.DELIVERED: lambda: deliver_parcel(parcel=mine, actor=visitor.person(request)),
    }
    chosen = steps.get(request.POST.get("to", ""))
    try:
        if chosen is None:
            raise NotAllowed(_("This parcel cannot take that step now."))
        moved = chosen()
        messages.success(request, _("Noted: %(state)s.") % {"state": moved.get_status_display()})
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("seller-parcel", number)


def _find(request: HttpRequest, number: int) -> Parcel:
    found = desk.parcel_of(_member(request), number)
    if found is None:
        raise Http404
    return found
