"""One session's events in memory, and the viewers they go out to."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
import time
from collections import deque
from typing import Any

import psycopg

from livestream.stream import frames
from livestream.stream.client import Client
from livestream.stream.frames import Event
from livestream.stream.store import Head, Session, Store

log = logging.getLogger("livestream.stream")
RING = 1000  # events kept for viewers who come back
PRELOAD = 200
REPLAY_LIMIT = 500  # who missed more gets the whole picture instead
CONTROL_SECONDS = 0.1
CHAT_SECONDS = 0.25
PAGE = 500


class Hub:
    """Fetches a session's new events, batches them, and hands each batch to every viewer.

    Order is never given up for speed: the chat that came before a pin leaves with the pin, so the
    number a viewer holds always says that everything up to it was handed over.
    """

    def __init__(self, session: Session, store: Store) -> None:
        self.id, self.slug = session.id, session.slug
        self.state, self.epoch = session.state, session.epoch
        self.fetched = self.flushed = session.last_seq
        self.clients: dict[Client, asyncio.Task[Any] | None] = {}
        self.minute_peak = 0
        self.idle_since: float | None = time.monotonic()
        self._store = store
        self._ring: deque[Event] = deque(maxlen=RING)
        self._pending: list[Event] = []
        self._deadline = 0.0
        self._dirty = asyncio.Event()
        self._told_viewers = -1
        self._picture: tuple[float, int, dict[str, Any]] | None = None
        self._picture_turn = asyncio.Lock()

    @property
    def viewers(self) -> int:
        """How many streams are open."""
        return len(self.clients)

    async def load(self) -> None:
        """Fill the ring with the latest events, so that a crowd that comes back costs no query."""
        self._ring.extend(
            await self._store.events(self.id, max(0, self.flushed - PRELOAD), 2 * PRELOAD)
        )
        if self._ring:
            self.fetched = self.flushed = self._ring[-1].seq

    def ring(self) -> None:
        """There may be new events."""
        self._dirty.set()

    async def run(self) -> None:
        """Fetch and flush, for ever."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._patience()):
                    await self._dirty.wait()
            if self._dirty.is_set():
                self._dirty.clear()
                try:
                    await self._fetch()
                except (psycopg.Error, OSError) as error:
                    # The look at the heads finds it again a second later.
                    log.warning("events of %s: %s", self.slug, error)
            if self._pending and time.monotonic() >= self._deadline:
                self._flush()

    def _patience(self) -> float | None:
        return max(0.0, self._deadline - time.monotonic()) if self._pending else None

    async def _fetch(self) -> None:
        while True:
            events = await self._store.events(self.id, self.fetched, PAGE)
            # Meanwhile the hub may have been reset: only what follows on directly counts.
            for event in events:
                if event.seq == self.fetched + 1:
                    self._take(event)
            if len(events) < PAGE:
                return

    def _take(self, event: Event) -> None:
        due = time.monotonic() + (CHAT_SECONDS if event.is_chat else CONTROL_SECONDS)
        self._deadline = min(self._deadline, due) if self._pending else due
        self._pending.append(event)
        self.fetched = event.seq
        self._picture = None

    def _flush(self) -> None:
        batch = frames.batch_of(self._pending)
        self._pending = []
        if batch is None:
            return
        self._ring.extend(batch.events)
        self.flushed = batch.last
        for client in self.clients:
            client.offer(batch)

    def follow(self, head: Head) -> None:
        """Compare with where the database stands; a numbering that started anew resets the hub."""
        self.state = head.state
        if head.epoch != self.epoch or head.last_seq < self.fetched:
            self.epoch = head.epoch
            self.fetched = self.flushed = head.last_seq
            self._ring.clear()
            self._pending, self._picture = [], None
            for client in self.clients:
                client.close()  # everyone comes back and gets the whole picture
        elif head.last_seq > self.fetched:
            self.ring()

    async def welcome(self, after: int | None, epoch: int | None) -> tuple[Client, bytes]:
        """A new viewer's queue, and the first bytes: what was missed, or the whole picture."""
        parts = [frames.retry()]
        position = after if after is not None and epoch in (None, self.epoch) else None
        if position is not None and position > self.fetched:
            await self._fetch()  # a page may know of an event before the doorbell was heard
        if position is None or not self.flushed - REPLAY_LIMIT <= position <= self.fetched:
            position, frame = await self._whole()
            parts.append(frame)
        while position + 1 < self._oldest():
            older = await self._store.events(self.id, position, REPLAY_LIMIT)
            if not older:
                break
            parts.extend(event.frame for event in older)
            position = older[-1].seq
        # From here to the end nothing waits, so no batch can slip between.
        parts.extend(event.frame for event in self._ring if event.seq > position)
        client = Client(max(position, self.flushed))
        self.clients[client] = asyncio.current_task()
        self.idle_since = None
        self.minute_peak = max(self.minute_peak, self.viewers)
        parts.append(self.viewers_frame())
        return client, b"".join(parts)

    def _oldest(self) -> int:
        return self._ring[0].seq if self._ring else self.flushed + 1

    def leave(self, client: Client) -> None:
        """A viewer is gone."""
        self.clients.pop(client, None)
        if not self.clients:
            self.idle_since = time.monotonic()

    async def _whole(self) -> tuple[int, bytes]:
        async with self._picture_turn:
            kept = self._picture
            if kept is None or kept[0] < time.monotonic() - 1:
                seq, data = await self._store.picture(self.id)
                kept = self._picture = (time.monotonic(), seq, data)
        _, seq, data = kept
        return seq, frames.encode("state", {**data, "viewers": self.viewers + 1}, seq=seq)

    def viewers_frame(self) -> bytes:
        """The counter as it stands; it has no number, because only the latest matters."""
        return frames.encode("viewers", {"viewers": self.viewers})

    def tell_viewers(self) -> None:
        """Tell everyone how many are watching, when that has changed."""
        if self.viewers != self._told_viewers:
            self._told_viewers = self.viewers
            frame = self.viewers_frame()
            for client in self.clients:
                client.offer_counter(frame)

    async def record(self, minute: datetime.datetime) -> None:
        """Keep the most viewers of ``minute`` (UTC); counted only while the show is on."""
        peak = max(self.minute_peak, self.viewers)
        if self.state == "live" and peak:
            await self._store.record_minute(self.id, minute, peak)

    def begin_minute(self) -> None:
        """Start counting anew."""
        self.minute_peak = self.viewers

    def drop_stuck(self, seconds: float) -> None:
        """End the streams whose last write has not got through for that long."""
        limit = time.monotonic() - seconds
        for client, task in list(self.clients.items()):
            if client.busy_since is not None and client.busy_since < limit and task is not None:
                task.cancel()
