"""`python -m config.services`: run the whole shop; `… base`: only PostgreSQL and Valkey."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from config.services import base, machine, postgres
from config.services.errors import ServiceError
from config.services.lock import Lock
from config.services.progress import say
from config.services.run import run_shop
from config.services.shop import ROOT
from config.services.supervisor import StopRequested, stop_on_signals


def main() -> int:
    """Parse, check that the machine can do it, run until Ctrl-C. Exit code 1: refused."""
    parser = argparse.ArgumentParser(prog="python -m config.services", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["run", "base"], default="run")
    parser.add_argument("--data-dir", type=Path, default=os.environ.get("DATA_DIR") or "var")
    options = parser.parse_args()
    data = (ROOT / options.data_dir).resolve()
    stop_on_signals()
    try:
        machine.check_folder(data)
        machine.check_space(data)
        machine.allow_many_open_files()
        lock = _take(data)
        try:
            if options.what == "base":
                _run_base(data)
            else:
                run_shop(data, host=_host(), port=_port(), lock=lock)
        finally:
            lock.release()
    except ServiceError as error:
        say(f"\n✗ {error}")
        return 1
    except StopRequested:
        say("Stopped.")
    return 0


def _host() -> str:
    return os.environ.get("HOST") or "localhost"


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ServiceError(f"PORT must be a number from 1 to 65535; it is {text!r}.")
    return int(text)


def _take(data: Path) -> Lock:
    lock = Lock(data / "run" / "lock")
    if not lock.take():
        raise ServiceError(
            f"The shop already runs on {data}: {lock.note() or 'it is just starting'}\n"
            "  Stop it there with Ctrl-C, or run a second one on its own folder and port: "
            "DATA_DIR=var2 PORT=8001 make run"
        )
    lock.say(f"process {os.getpid()}, starting")
    return lock


def _run_base(data: Path) -> None:
    """Both services until Ctrl-C; prints what to export."""
    started = base.start(data, options=postgres.SAFE)
    try:
        for name, value in started.env.items():
            say(f"export {name}='{value}'")
        say(f"export DATA_DIR='{data}'")
        while True:
            signal.pause()
    finally:
        started.stop()


if __name__ == "__main__":
    sys.exit(main())
