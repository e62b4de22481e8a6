"""Small things the services remember between runs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from config.services import ports, secret_store
from config.services.errors import ServiceError
from config.services.lock import Lock


def test_a_port_is_kept_while_it_is_free(tmp_path: Path) -> None:
    book = tmp_path / "run/ports.json"
    first = ports.remembered(book, ["postgres", "valkey"])
    assert ports.remembered(book, ["postgres", "valkey"]) == first
    assert len(set(first.values())) == 2


def test_a_port_taken_meanwhile_is_chosen_anew_and_the_others_stay(tmp_path: Path) -> None:
    book = tmp_path / "ports.json"
    first = ports.remembered(book, ["postgres", "valkey"])
    with socket.socket() as other:
        other.bind(("127.0.0.1", first["postgres"]))
        other.listen()
        second = ports.remembered(book, ["postgres", "valkey"])
    assert second["postgres"] != first["postgres"]
    assert second["valkey"] == first["valkey"]


def test_secrets_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    first = secret_store.load(tmp_path)
    assert secret_store.load(tmp_path) == first
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600
    assert first["STRIPE_SECRET_KEY"].startswith("sk_test_")
    assert first["STRIPE_WEBHOOK_SECRET"].startswith("whsec_")
    assert len(set(first.values())) == len(first)


def test_a_damaged_secrets_file_is_named_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text("{")
    with pytest.raises(ServiceError, match=r"secrets\.json is damaged"):
        secret_store.load(tmp_path)
    assert (tmp_path / "secrets.json").read_text() == "{"


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.take()
    first.say("http://localhost:8000")
    assert not second.take()
    assert second.note() == "http://localhost:8000"
    first.release()
    assert second.take()
    second.release()
