"""The live process: event streams and live playlists, straight on ASGI.

    uvicorn livestream.stream.app:application

Settings: DATABASE_URL, and MEDIA_ROOT (or DATA_DIR) where the films lie.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import signal
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from livestream.stream import frames
from livestream.stream.client import Client
from livestream.stream.hubs import Hubs
from livestream.stream.playlist import Playlists

log = logging.getLogger("livestream.stream")
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

STREAM = re.compile(r"^/su-kien/([\w-]{1,90})/?$", re.ASCII)
PLAYLIST = re.compile(r"^/truc-tiep/([\w-]{1,90})/index\.m3u8$", re.ASCII)
NO_STORE = (b"cache-control", b"no-store")
# Nothing of this process is a page: whoever opens one of its answers as a page gets an inert one.
INERT = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox")
NO_SNIFF = (b"x-content-type-options", b"nosniff")
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    NO_STORE,
    (b"x-accel-buffering", b"no"),
    NO_SNIFF,
    INERT,
]
PLAYLIST_HEADERS = [
    (b"content-type", b"application/vnd.apple.mpegurl"),
    (b"cache-control", b"public, max-age=1"),
    NO_SNIFF,
    INERT,
]


class Application:
    """Routes the few addresses of the live process."""

    def __init__(self) -> None:
        self._hubs: Hubs | None = None
        self._playlists: Playlists | None = None

    @property
    def hubs(self) -> Hubs:
        """The hubs, once the server has started."""
        if self._hubs is None:
            self._hubs = Hubs(_required("DATABASE_URL"))
            self._playlists = Playlists(self._hubs.store, _media_root())
            self._hubs.start()
        return self._hubs

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                _drain_on_sigterm(self.hubs)
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.hubs.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _http(self, scope: Message, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if path == "/healthz":
            await answer(send, 200, b"ok\n")
        elif scope["method"] != "GET":
            await answer(send, 405, b"", headers=[(b"allow", b"GET")])
        elif found := STREAM.match(path):
            await self._stream(found[1], scope, receive, send)
        elif found := PLAYLIST.match(path):
            await self._playlist(found[1], send)
        else:
            await answer(send, 404, b"not found\n")

    async def _playlist(self, slug: str, send: Send) -> None:
        hubs = self.hubs
        if self._playlists is None:
            raise RuntimeError(f"no playlists beside {hubs}")
        try:
            text = await self._playlists.text(slug)
        except (psycopg.Error, OSError) as error:
            log.warning("playlist of %s: %s", slug, error)
            await answer(send, 503, b"busy\n", headers=[(b"retry-after", b"2")])
            return
        if text is None:
            await answer(send, 404, b"not found\n")
        else:
            await answer(send, 200, text, headers=PLAYLIST_HEADERS)

    async def _stream(self, slug: str, scope: Message, receive: Receive, send: Send) -> None:
        if self.hubs.draining:
            await come_back(send)
            return
        after, epoch = position(scope)
        try:
            hub = await self.hubs.hub(slug)
            if hub is None:
                await answer(send, 404, b"not found\n")
                return
            client, first = await hub.welcome(after, epoch)
        except (psycopg.Error, OSError) as error:
            log.warning("stream of %s: %s", slug, error)
            await come_back(send)
            return
        watcher = asyncio.create_task(watch(receive, client))
        try:
            await pump(client, first, send)
        except asyncio.CancelledError:
            # Cancelled by the watch over stuck writes, or by the server's own end.
            log.info("a stream of %s was cut off", slug)
        finally:
            hub.leave(client)
            watcher.cancel()


async def pump(client: Client, data: bytes, send: Send) -> None:
    """Write to one viewer until the stream is over."""
    await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
    while data:
        client.started_writing()
        await send({"type": "http.response.body", "body": data, "more_body": True})
        client.done_writing()
        data = await client.next()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def watch(receive: Receive, client: Client) -> None:
    """Close the queue of a viewer who went away."""
    while (await receive())["type"] != "http.disconnect":
        continue
    client.close()


async def come_back(send: Send) -> None:
    """Ask to come back a little later. A 503 would make browsers give up for good."""
    await answer(send, 200, frames.retry(), headers=STREAM_HEADERS)


async def answer(
    send: Send, status: int, body: bytes, *, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    """A short whole answer."""
    lines = headers or []
    if not any(name == b"content-type" for name, _ in lines):
        plain = (b"content-type", b"text/plain; charset=utf-8")
        lines = [*lines, plain, NO_STORE, NO_SNIFF, INERT]
    lines = [*lines, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})


def position(scope: Message) -> tuple[int | None, int | None]:
    """After which event, and in which numbering, this viewer goes on.

    ``Last-Event-ID`` is what the browser itself sends when it comes back; ``?after=`` is what the
    page knew when it was made.
    """
    query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
    headers = dict(scope["headers"])
    last = headers.get(b"last-event-id", b"").decode("latin-1") or query.get("after", "")
    return _number(last), _number(query.get("epoch", ""))


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def _drain_on_sigterm(hubs: Hubs) -> None:
    """Before the server's own shutdown waits for streams that would never end by themselves."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        server_handler = signal.getsignal(number)

        def handle(
            signum: int, frame: FrameType | None, server_handler: Any = server_handler
        ) -> None:
            loop.call_soon_threadsafe(hubs.drain)
            if callable(server_handler):
                server_handler(signum, frame)

        with contextlib.suppress(ValueError):  # not in the main thread: the server decides
            signal.signal(number, handle)


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"{name} is not set. Set it in the environment.")
    return value


def _media_root() -> Path:
    return Path(os.environ.get("MEDIA_ROOT") or Path(os.environ.get("DATA_DIR", "var")) / "media")


application = Application()
