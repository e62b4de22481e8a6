"""What the program is told when it starts."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: The API version that answers and events carry when the caller names none.
API_VERSION = "2026-10-28.endive"


@dataclass(frozen=True)
class Settings:
    """Everything fixed for the life of the process. `retry_delays` are seconds between tries."""

    port: int
    host: str
    public_url: str
    state_dir: Path
    secret_key: str
    webhook_urls: tuple[str, ...]
    webhook_secret: str
    retry_delays: tuple[float, ...]


def _delays(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(",") if part.strip())


def _add_secret(parser: argparse.ArgumentParser, option: str, variable: str, help: str) -> None:
    """A secret may come by the environment: command lines are public on a machine."""
    given = os.environ.get(variable)
    text = f"{help}; else {variable}"
    parser.add_argument(option, default=given, required=given is None, help=text)


def parse(argv: Sequence[str] | None = None) -> Settings:
    """Read the command line; argparse prints the fault and exits 2 when something is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m devtools.stripe_double",
        description="A stand-in for Stripe, for development and tests only.",
    )
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--public-url", help="how a browser reaches this program")
    parser.add_argument("--state-dir", type=Path, required=True, help="where the SQLite file lives")
    _add_secret(parser, "--secret-key", "STRIPE_SECRET_KEY", "sk_test_…")
    parser.add_argument(
        "--webhook-url", action="append", default=[], help="may be given more than once"
    )
    _add_secret(parser, "--webhook-secret", "STRIPE_WEBHOOK_SECRET", "whsec_…")
    parser.add_argument(
        "--retry-delays",
        type=_delays,
        default=(0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0),
        help="seconds between tries of a webhook, comma separated",
    )
    given = parser.parse_args(argv)
    return Settings(
        port=given.port,
        host=given.host,
        public_url=(given.public_url or f"http://{given.host}:{given.port}").rstrip("/"),
        state_dir=given.state_dir,
        secret_key=given.secret_key,
        webhook_urls=tuple(given.webhook_url),
        webhook_secret=given.webhook_secret,
        retry_delays=given.retry_delays,
    )
