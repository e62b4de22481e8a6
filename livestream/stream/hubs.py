"""All hubs of the process, and the clock they share."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
import time

import psycopg

from livestream.stream import frames
from livestream.stream.doorbell import listen
from livestream.stream.hub import Hub
from livestream.stream.store import Store

log = logging.getLogger("livestream.stream")
LOOK_SECONDS = 1.0  # how often the database is asked in case a doorbell was lost
VIEWERS_EVERY = 5
RECORD_EVERY = 10
HEARTBEAT_EVERY = 15
STUCK_SECONDS = 20.0
IDLE_SECONDS = 60.0


class Hubs:
    """Opens a hub with its first viewer and forgets it a while after the last."""

    def __init__(self, dsn: str) -> None:
        self.store = Store(dsn)
        self.draining = False
        self._dsn = dsn
        self._by_slug: dict[str, Hub] = {}
        self._by_id: dict[int, Hub] = {}
        self._runs: dict[int, asyncio.Task[None]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._turn = asyncio.Lock()
        self._minute = _this_minute()

    def start(self) -> None:
        """Start listening and ticking."""
        self._tasks = [
            asyncio.create_task(listen(self._dsn, self._ring)),
            asyncio.create_task(self._tick_for_ever()),
        ]

    async def stop(self) -> None:
        """Write the figures of the running minute and let go of everything."""
        for task in [*self._tasks, *self._runs.values()]:
            task.cancel()
        with contextlib.suppress(psycopg.Error, OSError):
            await self._record()
        await self.store.close()

    def drain(self) -> None:
        """Send every viewer away, each to come back at a moment of its own."""
        self.draining = True
        for hub in self._by_slug.values():
            for client in hub.clients:
                client.offer_bytes(frames.retry())
                client.close()

    async def hub(self, slug: str) -> Hub | None:
        """The hub of the session at ``slug``; None when there is no such session."""
        if (found := self._by_slug.get(slug)) is not None:
            return found
        async with self._turn:
            # While this request waited, another may have opened it.
            if (found := self._by_slug.get(slug)) is not None:
                return found
            session = await self.store.session(slug)
            if session is None:
                return None
            hub = Hub(session, self.store)
            await hub.load()
            self._by_slug[slug] = self._by_id[hub.id] = hub
            self._runs[hub.id] = asyncio.create_task(hub.run())
            return hub

    def _ring(self, session: int) -> None:
        if (hub := self._by_id.get(session)) is not None:
            hub.ring()

    async def _tick_for_ever(self) -> None:
        tick = 0
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            tick += 1
            try:
                await self._tick(tick)
            except (psycopg.Error, OSError) as error:
                log.warning("tick: %s", error)

    async def _tick(self, tick: int) -> None:
        hubs = list(self._by_slug.values())
        for hub in hubs:
            if tick % VIEWERS_EVERY == 0:
                hub.tell_viewers()
                hub.drop_stuck(STUCK_SECONDS)
            if tick % HEARTBEAT_EVERY == 0:
                for client in hub.clients:
                    client.offer_bytes(frames.HEARTBEAT)
        self._forget_idle(hubs)
        if hubs:
            for head in await self.store.heads(self._by_id):
                if (known := self._by_id.get(head.id)) is not None:
                    known.follow(head)
        if tick % RECORD_EVERY == 0 or _this_minute() != self._minute:
            await self._record()

    async def _record(self) -> None:
        minute, self._minute = self._minute, _this_minute()
        for hub in list(self._by_slug.values()):
            await hub.record(minute)
            if minute != self._minute:
                hub.begin_minute()

    def _forget_idle(self, hubs: list[Hub]) -> None:
        limit = time.monotonic() - IDLE_SECONDS
        for hub in hubs:
            if hub.idle_since is not None and hub.idle_since < limit:
                del self._by_slug[hub.slug], self._by_id[hub.id]
                self._runs.pop(hub.id).cancel()


def _this_minute() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)
