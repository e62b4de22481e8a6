"""How events look on the wire, and how they travel in batches.

A batch is encoded once and its bytes are shared by every viewer. It carries two encodings: all
frames, and the frames that a viewer must never miss (all but chat), for those who fall behind.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

HEARTBEAT = b": still here\n\n"
CHAT = "chat"
# Viewers come back spread over this many milliseconds, so that a restart makes no crowd.
RETRY_MS = (1000, 4000)


@dataclass(frozen=True, slots=True)
class Event:
    """One numbered event of a session, ready to send."""

    seq: int
    kind: str
    frame: bytes

    @property
    def is_chat(self) -> bool:
        """Whether the event may be dropped for a viewer who falls behind."""
        return self.kind == CHAT


@dataclass(frozen=True)
class Batch:
    """Consecutive events in the order of their numbers; never empty."""

    events: Sequence[Event]

    @property
    def first(self) -> int:
        """Number of the first event."""
        return self.events[0].seq

    @property
    def last(self) -> int:
        """Number of the last event."""
        return self.events[-1].seq

    @cached_property
    def full(self) -> bytes:
        """All frames."""
        return b"".join(event.frame for event in self.events)

    @cached_property
    def without_chat(self) -> bytes:
        """The frames that nobody may miss."""
        return b"".join(event.frame for event in self.events if not event.is_chat)

    @cached_property
    def chats(self) -> int:
        """How many chat frames it holds."""
        return sum(event.is_chat for event in self.events)

    def after(self, seq: int) -> Batch | None:
        """The part of the batch that follows ``seq``; None when nothing does."""
        rest = [event for event in self.events if event.seq > seq]
        return Batch(rest) if rest else None


def encode(kind: str, data: Any, *, seq: int | None = None) -> bytes:
    """One server-sent event. JSON escapes line breaks, so a text cannot forge a second frame."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    number = "" if seq is None else f"id: {seq}\n"
    return f"{number}event: {kind}\ndata: {text}\n\n".encode()


def event(seq: int, kind: str, payload: Any) -> Event:
    """An event of the database, encoded."""
    return Event(seq, kind, encode(kind, payload, seq=seq))


def retry() -> bytes:
    """How long this viewer waits before coming back: not as long as the others."""
    return f"retry: {random.randint(*RETRY_MS)}\n\n".encode()  # noqa: S311 - spreads load only


def batch_of(events: Iterable[Event]) -> Batch | None:
    """A batch, or None of nothing."""
    listed = list(events)
    return Batch(listed) if listed else None
