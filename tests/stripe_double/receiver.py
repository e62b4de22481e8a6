"""A webhook receiver: checks each signature with Stripe's own code and remembers what came."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import stripe

from tests.stripe_double.program import wait_for


class Receiver:
    """Listens on a free port. `answers` are the statuses to give next; after them, 200.

    With a `gate`, an answer waits until so many webhooks are there at the same time.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.answers: list[int] = []
        self.gate: threading.Barrier | None = None
        self.events: list[stripe.Event] = []
        self.forged: list[str] = []
        self.raw: list[tuple[bytes, str]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.take(body, self.headers["Stripe-Signature"])
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                """Silence."""

        class Server(ThreadingHTTPServer):
            request_queue_size = 128

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhooks/stripe/"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def take(self, body: bytes, signature: str) -> int:
        """Verify and note one webhook; the status to answer with."""
        self.raw.append((body, signature))
        if self.gate:
            self.gate.wait(timeout=20)
        try:
            event = stripe.Webhook.construct_event(body, signature, self.secret)
        except stripe.SignatureVerificationError as fault:
            self.forged.append(str(fault))
            return 400
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.events.append(event)
        return status

    @property
    def types(self) -> list[str]:
        """What came, in the order it came."""
        return [event.type for event in self.events]

    def wait(self, count: int) -> list[str]:
        """Wait until so many events came; their types in order."""
        wait_for(lambda: len(self.events) >= count, f"{count} webhooks, have {self.types}")
        return self.types

    def wait_for(self, kind: str) -> None:
        """Wait until an event of this type came; others may come before it or with it."""
        wait_for(lambda: kind in self.types, f"{kind}, have {self.types}")

    def forget(self) -> None:
        """Start the notes afresh."""
        self.answers.clear()
        self.gate = None
        self.events.clear()
        self.forged.clear()
        self.raw.clear()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
