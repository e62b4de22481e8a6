"""A person's delivery addresses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import addresses as actions
from accounts.forms import AddressForm
from accounts.models import Address
from accounts.people import signed_in
from accounts.phones import show_phone


@login_required
def addresses(request: HttpRequest) -> HttpResponse:
    """All of a person's addresses, the default first."""
    found = signed_in(request).addresses.select_related("commune__province")
    return render(request, "accounts/addresses.html", {"addresses": found})


@login_required
def add_address(request: HttpRequest) -> HttpResponse:
    """A new address."""
    user = signed_in(request)
    first = {"name": user.name, "phone": show_phone(user.phone or "")}
    return _edit(request, None, AddressForm(request.POST or None, initial=first))


@login_required
def edit_address(request: HttpRequest, pk: int) -> HttpResponse:
    """One address of one's own; another's answers 404."""
    address = _own(request, pk)
    initial = {
        "name": address.name,
        "phone": show_phone(address.phone),
        "place": str(address.commune),
        "commune_code": address.commune_id,
        "line": address.line,
        "is_default": address.is_default,
    }
    return _edit(request, address, AddressForm(request.POST or None, initial=initial))


@login_required
@require_POST
def delete_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an address away."""
    actions.delete_address(address=_own(request, pk))
    messages.success(request, _("The address is removed."))
    return redirect("account-addresses")


def _own(request: HttpRequest, pk: int) -> Address:
    own = signed_in(request).addresses.select_related("commune__province")
    return get_object_or_404(own, pk=pk)


def _edit(request: HttpRequest, address: Address | None, form: AddressForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.save_address(
            user=signed_in(request),
            fields={
                "name": data["name"],
                "phone": data["phone"],
                "commune": data["commune"],
                "line": data["line"],
            },
            is_default=data["is_default"],
            address=address,
        )
        messages.success(request, _("The address is saved."))
        return redirect("account-addresses")
    return render(request, "accounts/address_form.html", {"form": form, "address": address})
