"""Bring the database up to the code, and fill the sample shop."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from config.services import tool
from config.services.postgres import OWNER
from config.services.shop import ROOT


def migrations_hash() -> str:
    """One value for all migrations: the files of our apps and the locked libraries."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def migrated_to(dsn: str, database: str = OWNER) -> str:
    """The hash that the database itself says it was migrated to; '' when never."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [database],
        ).fetchone()
    return str(row[0] or "") if row else ""


def migrate(env: dict[str, str], log: Path, database: str = OWNER) -> None:
    """Run the migrations and note their hash in the database, so the next start can skip them."""
    wanted = migrations_hash()
    manage(["migrate", "--no-input", "--skip-checks"], env, log)
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(database), sql.Literal(wanted)
            )
        )


def manage(arguments: list[str], env: dict[str, str], log: Path, *, show: bool = False) -> None:
    """Run manage.py; what it writes to standard error, its progress, is shown live when `show`."""
    command = [sys.executable, "manage.py", *arguments]
    tool.run(command, cwd=ROOT, env=env, log=log, show_errors=show)
