"""Delivering webhooks: signed, in the background, again after a failure, held when told.

https://docs.stripe.com/webhooks
"""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from devtools.stripe_double import signing
from devtools.stripe_double.double import Double

_ANSWER_SECONDS = 10.0
_AT_ONCE = 64


def post(url: str, secret: str, payload: bytes) -> str:
    """Send one webhook and give back the status, or what went wrong. Redirects count as failure."""
    parts = urlsplit(url)
    plain = parts.scheme == "http"
    maker = http.client.HTTPConnection if plain else http.client.HTTPSConnection
    connection = maker(parts.hostname or "", parts.port, timeout=_ANSWER_SECONDS)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature": signing.header(payload, secret, int(time.time())),
    }
    try:
        connection.request("POST", target, payload, headers)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as fault:
        return f"{type(fault).__name__}: {fault}"
    finally:
        connection.close()
    return str(answer.status)


class Deliverer:
    """Sends what is due. Every copy goes on its own, so copies can arrive at the same moment."""

    def __init__(self, double: Double) -> None:
        self._double = double
        self._bell = asyncio.Event()
        self._under_way: set[asyncio.Task[None]] = set()
        # asyncio's own pool has a handful of threads: too few for copies that arrive at once.
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        double.wake = self._bell.set

    async def run(self) -> None:
        """Until canceled."""
        # What was being sent when the program last stopped may not have arrived: send it again.
        self._double.store.run("UPDATE deliveries SET state = 'pending' WHERE state = 'sending'")
        while True:
            self._start_due()
            try:
                await asyncio.wait_for(self._bell.wait(), self._seconds_until_next())
            except TimeoutError:
                continue
            self._bell.clear()

    def _start_due(self) -> None:
        due = self._double.store.rows(
            "SELECT seq FROM deliveries WHERE state = 'pending' AND due <= ? ORDER BY seq LIMIT ?",
            time.time(), max(0, _AT_ONCE - len(self._under_way)),
        )  # fmt: skip
        for row in due:
            self._double.store.run(
                "UPDATE deliveries SET state = 'sending' WHERE seq = ?", row["seq"]
            )
            task = asyncio.create_task(self._send_and_ring(row["seq"]))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    def _seconds_until_next(self) -> float:
        found = self._double.store.rows(
            "SELECT min(due) AS due FROM deliveries WHERE state = 'pending'"
        )
        due = found[0]["due"]
        return 5.0 if due is None else min(5.0, max(0.02, due - time.time()))

    async def settle(self) -> None:
        """Wait for what is on its way at this moment."""
        await asyncio.gather(*self._under_way)

    async def stop(self) -> None:
        """Let go of what is on its way: it is sent again at the next start."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _send_and_ring(self, seq: int) -> None:
        await self.send(seq)
        self._bell.set()

    async def send(self, seq: int) -> str:
        """Send one delivery now and note the outcome; the answer's status or the fault."""
        store = self._double.store
        found = store.rows(
            "SELECT d.attempts, d.event_id, e.url, e.secret FROM deliveries d"
            " JOIN endpoints e ON e.id = d.endpoint_id WHERE d.seq = ?", seq,
        )  # fmt: skip
        if not found:
            return "forgotten"
        job = found[0]
        event = self._double.get("event", job["event_id"])
        payload = json.dumps(event, ensure_ascii=False, indent=2).encode()
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._pool, post, job["url"], job["secret"], payload)
        tries = job["attempts"] + 1
        delays = self._double.settings.retry_delays
        if answer.startswith("2") and len(answer) == 3:
            state, due = "delivered", time.time()
        elif tries > len(delays):
            state, due = "failed", time.time()
        else:
            state, due = "pending", time.time() + delays[tries - 1]
        store.run(
            "UPDATE deliveries SET state = ?, attempts = ?, due = ?, answer = ? WHERE seq = ?",
            state, tries, due, answer, seq,
        )  # fmt: skip
        return answer
