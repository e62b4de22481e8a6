"""PostgreSQL and Valkey together: what both the shop and the tests need first."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.services import ports, postgres, processes, secret_store, valkey

POSTGRES_STOP = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))


@dataclass
class Base:
    """Both services, running, with the settings that lead to them."""

    cluster: postgres.Cluster
    processes: dict[str, subprocess.Popen[bytes]]
    env: dict[str, str]

    def stop(self) -> None:
        """Stop Valkey, then PostgreSQL with a clean checkpoint."""
        stop_process(self.processes["valkey"], ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)))
        stop_process(self.processes["postgres"], POSTGRES_STOP)


def stop_process(
    process: subprocess.Popen[bytes],
    signals: tuple[tuple[int, float], ...],
    *,
    told: bool = False,
) -> None:
    """Send each signal in turn until the process is gone and reaped, its children with it.

    `told`: the first signal was sent before.
    """
    for number, (signum, seconds) in enumerate(signals):
        if process.poll() is not None:
            break
        if number or not told:
            process.send_signal(signum)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    processes.end_group(process.pid)


def start(folder: Path, *, options: Mapping[str, str]) -> Base:
    """Start both under `folder` (data, ports, secrets and logs lie there) and wait for them."""
    keys = secret_store.load(folder)
    chosen = ports.remembered(folder / "run" / "ports.json", ["postgres", "valkey"])
    logs = folder / "log"
    cluster = postgres.Cluster(
        folder=folder / "postgres",
        port=chosen["postgres"],
        password=keys["POSTGRES_PASSWORD"],
        log=logs / "postgres.log",
        options=options,
    )
    database = postgres.start(cluster)
    try:
        cache = valkey.start(
            folder / "valkey",
            port=chosen["valkey"],
            password=keys["VALKEY_PASSWORD"],
            log=logs / "valkey.log",
        )
    except BaseException:
        stop_process(database, POSTGRES_STOP)
        raise
    env = {
        "DATABASE_URL": cluster.dsn(),
        "REDIS_URL": valkey.url(port=chosen["valkey"], password=keys["VALKEY_PASSWORD"]),
        "SECRET_KEY": keys["SECRET_KEY"],
    }
    return Base(cluster, {"postgres": database, "valkey": cache}, env)
