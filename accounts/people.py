"""Who is asking."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import Role, User

View = Callable[..., HttpResponse]


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that has passed ``login_required``."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def role_required(*roles: Role) -> Callable[[View], View]:
    """Lets in people who hold one of ``roles``; for others the page does not exist (404)."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(signed_in(request).has_role(role) for role in roles):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate
