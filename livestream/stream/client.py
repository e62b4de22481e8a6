"""One viewer's bounded queue. Chat is dropped first, then counters are merged; a pin never is."""

from __future__ import annotations

import asyncio
import time
from collections import deque

from livestream.stream.frames import Batch

# Bytes waiting for a viewer who reads too slowly.
CHAT_LIMIT = 64 * 1024
CONTROL_LIMIT = 128 * 1024


class Client:
    """What waits for one viewer, and up to which number everything was handed over."""

    __slots__ = (
        "_counter",
        "_queue",
        "_size",
        "_waiter",
        "busy_since",
        "closing",
        "dropped_chats",
        "position",
    )

    def __init__(self, position: int) -> None:
        self.position = position
        self.closing = False
        self.dropped_chats = 0
        self.busy_since: float | None = None
        self._queue: deque[tuple[Batch | None, bytes]] = deque()
        self._size = 0
        self._counter: bytes | None = None
        self._waiter: asyncio.Future[None] | None = None

    def offer(self, batch: Batch) -> None:
        """Queue the part of ``batch`` that this viewer has not been given yet."""
        if self.closing or batch.last <= self.position:
            return  # who is being closed comes back and resumes by number
        part = batch if batch.first > self.position else batch.after(self.position)
        self.position = batch.last
        if part is None:
            return
        self._append(part, part.full)
        # One batch alone is never too much: a viewer who keeps up has at most one waiting.
        if self._size > CHAT_LIMIT and len(self._queue) > 1:
            self._drop_chat()
        if self._size > CONTROL_LIMIT and len(self._queue) > 1:
            # It would have to miss a pin: better that it comes back and resumes by number.
            self.close()
        self._wake()

    def offer_bytes(self, frames: bytes) -> None:
        """Queue frames that carry no number of their own, such as a heartbeat."""
        self._append(None, frames)
        self._wake()

    def offer_counter(self, frame: bytes) -> None:
        """Replace the counter that waits: only the latest matters."""
        self._counter = frame
        self._wake()

    def close(self) -> None:
        """Let the stream end after what is queued; the viewer comes back by itself."""
        self.closing = True
        self._wake()

    def _append(self, batch: Batch | None, data: bytes) -> None:
        if data:
            self._queue.append((batch, data))
            self._size += len(data)

    def _drop_chat(self) -> None:
        kept: deque[tuple[Batch | None, bytes]] = deque()
        for batch, data in self._queue:
            if batch is None or data is not batch.full:
                kept.append((batch, data))
                continue
            self.dropped_chats += batch.chats
            if batch.without_chat:
                kept.append((batch, batch.without_chat))
        self._queue = kept
        self._size = sum(len(data) for _, data in kept)

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def next(self) -> bytes:
        """Everything that waits, as one write; waits until there is something or it closes.

        Returns nothing when the stream is over.
        """
        while not self._queue and self._counter is None and not self.closing:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        self._waiter = None
        if len(self._queue) == 1 and self._counter is None:
            data = self._queue.popleft()[1]
        else:
            data = b"".join([data for _, data in self._queue]) + (self._counter or b"")
            self._queue.clear()
            self._counter = None
        self._size = 0
        return data

    def started_writing(self) -> None:
        """Note the time: a write that takes long shows a viewer who does not read."""
        self.busy_since = time.monotonic()

    def done_writing(self) -> None:
        """The write went out."""
        self.busy_since = None
