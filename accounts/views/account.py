"""The account's front page and profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.forms import ProfileForm
from accounts.people import signed_in
from accounts.phones import show_phone


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """What a person can do here, by role."""
    user = signed_in(request)
    roles = set(user.groups.values_list("name", flat=True))
    context = {"person": user, "roles": roles, "phone": show_phone(user.phone or "")}
    return render(request, "accounts/account.html", context)


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    """Name and language."""
    form = ProfileForm(request.POST or None, instance=signed_in(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("account")
    return render(request, "accounts/profile.html", {"form": form})
