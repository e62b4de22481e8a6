"""Runs the stand-in as a program of its own, and plays the buyer in front of its page."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode, urljoin

import stripe

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "sk_test_of_the_stand_in"
WEBHOOK_SECRET = "whsec_of_the_stand_in"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(check: Callable[[], Any], what: str, seconds: float = 15.0) -> Any:
    """The first true answer of `check`; fails by name when there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


class Program:
    """One running stand-in with a state folder of its own."""

    def __init__(self, state_dir: Path, webhook_url: str, retry_delays: str = "0.1,0.2") -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [
            *(sys.executable, "-m", "devtools.stripe_double", "--port", str(self.port)),
            *("--state-dir", str(state_dir), "--secret-key", SECRET_KEY),
            *("--webhook-url", webhook_url, "--webhook-secret", WEBHOOK_SECRET),
            *("--retry-delays", retry_delays),
        ]
        self.start()

    def start(self, webhook_url: str | None = None) -> None:
        """Start it, perhaps with another address for webhooks, and wait until it answers."""
        if webhook_url:
            self._command[self._command.index("--webhook-url") + 1] = webhook_url
        self._process = subprocess.Popen(self._command, cwd=ROOT)
        wait_for(self._answers, "the stand-in to start")

    def _answers(self) -> bool:
        if self._process.poll() is not None:
            raise AssertionError(f"the stand-in stopped with {self._process.returncode}")
        try:
            return visit(f"{self.url}/healthz").status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """Ask it to end."""
        self._process.terminate()
        self._process.wait(timeout=10)

    def kill(self) -> None:
        """End it without a word, as a crash would."""
        self._process.kill()
        self._process.wait(timeout=10)

    def client(self, key: str = SECRET_KEY, retries: int = 0) -> stripe.StripeClient:
        """Stripe's own client, pointed here. It repeats nothing unless told."""
        return stripe.StripeClient(
            key, base_addresses={"api": self.url}, max_network_retries=retries
        )

    def control(self, name: str, verb: str = "POST", **body: Any) -> Any:
        """Turn one of the switches: `control("faults", kind="slow", ms=200)`."""
        request = urllib.request.Request(
            f"{self.url}/_control/{name}", json.dumps(body).encode(), method=verb
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def calls(self, path: str = "/", method: str = "POST") -> list[dict[str, Any]]:
        """The calls received so far, oldest first."""
        found: list[dict[str, Any]] = self.control("requests", "GET", path=path, method=method)[
            "requests"
        ]
        return found


@dataclass(frozen=True)
class Visit:
    """What a browser got."""

    status: int
    location: str | None
    text: str


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str,
        headers: HTTPMessage, newurl: str,
    ) -> None:  # fmt: skip
        """Show the redirect instead of following it."""


def visit(url: str, form: dict[str, str] | None = None, language: str = "en") -> Visit:
    """GET a page, or POST a form to it; redirects are shown, not followed."""
    data = urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(url, data, {"Accept-Language": language})
    try:
        answer = urllib.request.build_opener(_StayHere).open(request, timeout=30)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    with answer:
        place = answer.headers.get("Location")
        location = urljoin(url, place) if place else None
        return Visit(answer.status, location, answer.read().decode())


def pay(url: str | None, card: str = "4242424242424242", **more: str) -> Visit:
    """Fill in the card form of a hosted page and send it."""
    form = {"number": card, "expiry": "12/34", "cvc": "123", "email": "buyer@example.com", **more}
    return visit(url or "", form)
