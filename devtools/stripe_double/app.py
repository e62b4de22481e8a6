"""The ASGI application: reads requests, hands them to the API, the page or the switches."""

from __future__ import annotations

import asyncio
import base64
import binascii
import contextlib
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from devtools.stripe_double import api, endpoints, forms, session_state
from devtools.stripe_double.control import Control
from devtools.stripe_double.deliveries import Deliverer
from devtools.stripe_double.double import Call, Double, new_id
from devtools.stripe_double.errors import StripeError, unauthorised
from devtools.stripe_double.page import Page, Reply
from devtools.stripe_double.server import cut
from devtools.stripe_double.settings import API_VERSION

Scope = Any
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
_EXPIRY_SECONDS = 0.5


class App:
    """One account, its deliverer and its clockwork."""

    def __init__(self, double: Double) -> None:
        self._double = double
        self._page = Page(double)
        self._control: Control | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI entry."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
        body = await _body(receive)
        query = scope["query_string"].decode()
        path: str = scope["path"]
        if path.startswith("/_control/"):
            reply = await self._switch(scope["method"], path, query, body)
        elif path.startswith("/v1/"):
            text = body if scope["method"] == "POST" else query
            answer = await self._call(scope["method"], path, text, headers)
            if answer.cut:
                cut(scope["client"])
                await receive()
                return
            reply = Reply(answer.status, _json(answer.body), "application/json", answer.headers)
        else:
            reply = self._page.answer(scope["method"], path, query, body, headers)
        await _send(send, reply)

    async def _call(self, method: str, path: str, text: str, headers: dict[str, str]) -> api.Answer:
        request_id = new_id("req_", 14)
        version = headers.get("stripe-version", API_VERSION)
        key = headers.get("idempotency-key")
        try:
            _check_key(headers.get("authorization", ""), self._double.settings.secret_key)
            call = Call(method, path, forms.decode(text), key, request_id, version)
            answer = await api.handle(self._double, call)
        except StripeError as fault:
            answer = api.Answer(fault.status, fault.body())
        answer.headers = {"Request-Id": request_id, "Stripe-Version": version, **answer.headers}
        if key is not None:
            answer.headers["Idempotency-Key"] = key
        return answer

    async def _switch(self, method: str, path: str, query: str, body: str) -> Reply:
        if self._control is None:
            raise RuntimeError("a request before the program was up")
        switch = self._control.routes.get((method, path))
        if switch is None:
            return Reply(404, _json({"error": "no such switch"}), "application/json")
        given = {name: values[-1] for name, values in parse_qs(query).items()}
        try:
            given.update(json.loads(body or "{}"))
            return Reply(200, _json(await switch(given)), "application/json")
        except (ValueError, KeyError) as fault:
            return Reply(400, _json({"error": str(fault)}), "application/json")

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        deliverer = Deliverer(self._double)
        self._control = Control(self._double, deliverer)
        endpoints.ensure_configured(self._double)
        work = [asyncio.create_task(deliverer.run()), asyncio.create_task(self._expire())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in work:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await deliverer.stop()
        self._double.store.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _expire(self) -> None:
        while True:
            session_state.expire_due(self._double)
            await asyncio.sleep(_EXPIRY_SECONDS)


def _check_key(header: str, secret: str) -> None:
    """Bearer, or Basic with the key as the name. https://docs.stripe.com/api/authentication"""
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            value = ""
    if not value:
        raise unauthorised("You did not provide an API key.")
    if not hmac.compare_digest(value.encode(), secret.encode()):
        raise unauthorised(f"Invalid API Key provided: {value[:8]}****")


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=2).encode()


async def _body(receive: Receive) -> str:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts).decode("utf-8", "replace")


async def _send(send: Send, reply: Reply) -> None:
    headers = {
        "content-type": reply.kind,
        "content-length": str(len(reply.body)),
        "cache-control": "no-store",
        **reply.headers,
    }
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": pairs})
    await send({"type": "http.response.body", "body": reply.body})
