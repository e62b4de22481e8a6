"""The four processes of the shop, started alike by `make run` and in production.

`python -m config.process pages --port 8000` replaces itself by the right server, so the process
id, the signals and the exit code are the server's own.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

BIN = Path(sys.executable).parent


def pages(host: str, port: int) -> list[str]:
    """The storefront, workspace, dashboards and API: WSGI. PAGES_WORKERS × PAGES_THREADS."""
    return [
        "granian",
        "--interface=wsgi",
        f"--host={host}",
        f"--port={port}",
        f"--workers={os.environ.get('PAGES_WORKERS', '2')}",
        # Threads only wait for the database; more of them would only queue there.
        f"--blocking-threads={os.environ.get('PAGES_THREADS', '4')}",
        "--no-ws",
        "--http=1",
        "--respawn-failed-workers",
        "--workers-kill-timeout=20",
        "--log-level=warning",
        "config.wsgi:application",
    ]


def live(host: str, port: int) -> list[str]:
    """Event streams of the market sessions: a raw ASGI application, one process."""
    return [
        "uvicorn",
        f"--host={host}",
        f"--port={port}",
        "--loop=uvloop",
        "--http=httptools",
        "--ws=none",
        "--lifespan=on",
        "--no-access-log",
        "--log-level=warning",
        # A crowd comes back at once after a restart.
        "--backlog=4096",
        # Streams never end by themselves; viewers reconnect and resume.
        "--timeout-graceful-shutdown=3",
        "livestream.stream.app:application",
    ]


def worker(host: str, port: int) -> list[str]:
    """Celery worker: mail, webhooks, roll-ups. WORKER_CONCURRENCY child processes."""
    return [
        "celery",
        "--app=config",
        "worker",
        f"--concurrency={os.environ.get('WORKER_CONCURRENCY', '2')}",
        "--pool=prefork",
        "--loglevel=INFO",
        # Workers have nothing to tell each other: PostgreSQL holds the work.
        "--without-gossip",
        "--without-mingle",
    ]


def beat(host: str, port: int) -> list[str]:
    """Celery beat: rings the doorbell by config/schedule.py."""
    schedule = Path(os.environ.get("DATA_DIR", "var")) / "run" / "beat"
    schedule.parent.mkdir(parents=True, exist_ok=True)
    # A schedule file torn by kill -9 must not keep beat down, and nothing in it is worth keeping:
    # every task is safe to ring early.
    for old in schedule.parent.glob("beat*"):
        old.unlink()
    return ["celery", "--app=config", "beat", f"--schedule={schedule}", "--pidfile="]


PROCESSES = {"pages": pages, "live": live, "worker": worker, "beat": beat}


def main() -> None:
    """Become the named process."""
    parser = argparse.ArgumentParser(prog="python -m config.process", description=__doc__)
    parser.add_argument("name", choices=PROCESSES)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    program, *arguments = PROCESSES[options.name](options.host, options.port)
    os.execv(BIN / program, [program, *arguments])  # noqa: S606 - our own words, no shell


if __name__ == "__main__":
    main()
