"""A migrated database that test databases are copied from: a copy takes a tenth of a second."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from config.services import database, postgres
from config.services.errors import ServiceError

PREFIX = "template_"


def ensure(cluster: postgres.Cluster, env: dict[str, str]) -> str | None:
    """Name of the template for the migrations as they are now; migrates it when it is new.

    None when the migrations do not run: then the tests themselves report why.
    """
    name = PREFIX + database.migrations_hash()
    dsn = cluster.dsn(database=name)
    with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE NOT datistemplate")
        known = {str(row[0]) for row in rows}
        if name in known and database.migrated_to(cluster.dsn(), name):
            return name
        for old in sorted(one for one in known if one.startswith(PREFIX)):
            connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    print("Migrating a template for the test databases; once per change …", file=sys.stderr)
    log = Path(env["DATA_DIR"]).parent / "log" / "template.log"
    try:
        database.migrate({**os.environ, **env, "DATABASE_URL": dsn}, log, name)
    except ServiceError as error:
        print(f"It failed; tests will migrate themselves. {error}", file=sys.stderr)
        return None
    return name
