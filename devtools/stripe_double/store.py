"""The state, in one SQLite file, so that it survives a restart and a kill."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Body = dict[str, Any]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    created INTEGER NOT NULL, due INTEGER, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS objects_kind ON objects (kind, seq);
CREATE INDEX IF NOT EXISTS objects_due ON objects (due) WHERE due IS NOT NULL;
CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
    body TEXT NOT NULL, request_id TEXT NOT NULL, created INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS requests (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, method TEXT NOT NULL,
    path TEXT NOT NULL, idempotency_key TEXT, params TEXT NOT NULL, request_id TEXT NOT NULL,
    status INTEGER, outcome TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS endpoints (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
    secret TEXT NOT NULL, enabled_events TEXT NOT NULL,
    configured INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, endpoint_id TEXT NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL, answer TEXT);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due);
CREATE TABLE IF NOT EXISTS faults (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
#: A new layout gets a new name: what was tried out before is not worth moving.
_FILE = "stripe-2.sqlite3"
TABLES = ("objects", "idempotency", "requests", "endpoints", "deliveries", "faults", "settings")


class Store:
    """One connection, used from one thread only: the event loop's."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / _FILE, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)
        self._depth = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an inner block joins the outer one."""
        self._depth += 1
        try:
            if self._depth == 1:
                self._db.execute("BEGIN IMMEDIATE")
            yield
        except BaseException:
            if self._depth == 1:
                self._db.execute("ROLLBACK")
            raise
        else:
            if self._depth == 1:
                self._db.execute("COMMIT")
        finally:
            self._depth -= 1

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Every row of a query."""
        return self._db.execute(sql, values).fetchall()

    def run(self, sql: str, *values: object) -> int:
        """Run a statement and give back the number of the row it added."""
        return self._db.execute(sql, values).lastrowid or 0

    def save(self, body: Body, *, due: int | None = None) -> Body:
        """Add or replace an object by its id. `due` is the second at which it must be looked at."""
        self.run(
            "INSERT INTO objects (id, kind, created, due, body) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET body = excluded.body, due = excluded.due",
            body["id"], body["object"], body["created"], due, json.dumps(body, ensure_ascii=False),
        )  # fmt: skip
        return body

    def find(self, kind: str, object_id: str) -> Body | None:
        """One object by kind and id, or None."""
        found = self.rows("SELECT body FROM objects WHERE kind = ? AND id = ?", kind, object_id)
        return load(found[0]["body"]) if found else None

    def newest_first(self, kind: str) -> Iterator[Body]:
        """Every object of a kind, the latest made first, as Stripe lists them."""
        for row in self.rows("SELECT body FROM objects WHERE kind = ? ORDER BY seq DESC", kind):
            yield load(row["body"])

    def due_before(self, second: int) -> list[Body]:
        """Objects whose moment has come (open checkout sessions past their end)."""
        found = self.rows("SELECT body FROM objects WHERE due <= ? ORDER BY due, seq", second)
        return [load(row["body"]) for row in found]

    def setting(self, name: str, default: str) -> str:
        """A value kept across restarts."""
        found = self.rows("SELECT value FROM settings WHERE name = ?", name)
        return str(found[0]["value"]) if found else default

    def set_setting(self, name: str, value: str) -> None:
        """Keep a value across restarts."""
        self.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)

    def clear(self) -> None:
        """Forget everything."""
        with self.transaction():
            for table in TABLES:
                self.run(f"DELETE FROM {table}")  # noqa: S608 - names from the constant above

    def close(self) -> None:
        """Write what is pending and let the file go."""
        self._db.close()


def load(text: str) -> Body:
    """A stored body, as a dict."""
    body: Body = json.loads(text)
    return body
