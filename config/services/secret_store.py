"""Secrets of one data folder: made once, kept in a file only its owner can read."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from config.services.errors import ServiceError

MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "POSTGRES_PASSWORD": lambda: secrets.token_urlsafe(24),
    "VALKEY_PASSWORD": lambda: secrets.token_urlsafe(24),
    "STRIPE_SECRET_KEY": lambda: "sk_test_" + secrets.token_hex(24),
    "STRIPE_WEBHOOK_SECRET": lambda: "whsec_" + secrets.token_hex(24),
}


def load(folder: Path) -> dict[str, str]:
    """Every secret by name; the missing ones are made and saved to `folder`/secrets.json."""
    path = folder / "secrets.json"
    known: dict[str, str] = {}
    if path.exists():
        try:
            known = json.loads(path.read_text())
        except ValueError as error:
            raise ServiceError(f"{path} is damaged; restore it or move {folder} away.") from error
    missing = {name: make() for name, make in MAKERS.items() if name not in known}
    if missing:
        known |= missing
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump(known, file, indent=1)
        draft.rename(path)
    return known
