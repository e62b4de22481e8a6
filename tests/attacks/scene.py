"""What an attacker does, and how we know that it came to nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from accounts.models import Role, User
from shop.models import Member, Producer

OURS = {"Sec-Fetch-Site": "same-origin"}
APPS = ("accounts", "shop", "orders", "livestream", "cms", "account", "auth")
# Notes about requests, not about the shop: who signed in last, and answers kept for repetition.
ASIDE = {"EmailConfirmation", "Permission"}


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the shop, and every mail that was sent."""
    rows = {
        model.__name__: list(model._default_manager.order_by("pk").values_list())
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if model.__name__ not in ASIDE
    }
    return rows | {"mail": [(letter.to, letter.subject) for letter in mail.outbox]}


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Not one row of the shop may differ afterwards, and nothing may have been sent."""
    before = everything()
    yield
    after = everything()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


def signed_in(role: Role | None = None, *, name: str = "", **flags: Any) -> Client:
    """Somebody with that role, whose browser checks where forms come from."""
    person = User.objects.create_user(
        name or f"{role or 'nguoila'}@example.com", "a long passphrase", name="Người lạ"
    )
    if role is not None:
        person.groups.add(Group.objects.get_or_create(name=role.value)[0])
    return browser_of(person, **flags)


def member_of(producer: Producer, **flags: Any) -> Client:
    """Somebody who acts for this producer."""
    person = User.objects.create_user(f"{producer.slug}@xavien.example.com", "a long passphrase")
    Member.objects.create(producer=producer, user=person)
    return browser_of(person, **flags)


def browser_of(person: User, **flags: Any) -> Client:
    """A browser in which this person is signed in."""
    client = Client(**flags)
    client.force_login(person)
    return client


def api(method: str, path: str, body: Any = None, **headers: str) -> Any:
    """One call of the API without a session; an error on our side comes back as an answer."""
    text = body if isinstance(body, (str, bytes)) else json.dumps(body) if body is not None else ""
    return Client(raise_request_exception=False).generic(
        method, f"/api/v1{path}", text, content_type="application/json", headers=headers
    )


def is_problem(answer: Any) -> bool:
    """Whether an answer is problem+json with its own status in it."""
    kind = answer.headers.get("Content-Type", "")
    return kind == "application/problem+json" and bool(
        answer.json()["status"] == answer.status_code
    )
