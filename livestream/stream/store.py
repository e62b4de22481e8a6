"""All SQL of the live process. One connection to ask with, one that only listens."""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg

from livestream.stream.frames import Event, event

log = logging.getLogger("livestream.stream")
CHANNEL = "live"
HIDDEN_STATES = ("draft",)
CHATS_IN_PICTURE = 30
Answer = TypeVar("Answer")

_SESSION = """
    SELECT id, slug, state, epoch, last_seq, film, started_at, ended_at
      FROM livestream_marketsession WHERE slug = %s AND state <> ALL(%s)"""
_HEADS = "SELECT id, state, epoch, last_seq FROM livestream_marketsession WHERE id = ANY(%s)"
_EVENTS = """
    SELECT seq, kind, payload FROM livestream_liveevent
     WHERE session_id = %s AND seq > %s ORDER BY seq LIMIT %s"""
_LINEUP = """
    SELECT item.position, item.code, variant.sku, product.name, variant.name, variant.price,
           variant.compare_at, coalesce(stock.on_hand - stock.reserved, 0)
      FROM livestream_lineupitem AS item
      JOIN shop_variant AS variant ON variant.id = item.variant_id
      JOIN shop_product AS product ON product.id = variant.product_id
      LEFT JOIN shop_stocklevel AS stock ON stock.variant_id = variant.id
     WHERE item.session_id = %s ORDER BY item.position"""
_PINNED = """
    SELECT item.code FROM livestream_pin AS pin
      JOIN livestream_lineupitem AS item ON item.id = pin.item_id
     WHERE item.session_id = %s AND pin.unpinned_at IS NULL
     ORDER BY pin.pinned_at DESC, pin.id DESC"""
_CHATS = """
    SELECT id, name, text, is_host, at FROM livestream_chatmessage
     WHERE session_id = %s AND state = 'shown' ORDER BY id DESC LIMIT %s"""
# The greater number wins, so that a second live process cannot make the figures smaller.
_MINUTE = """
    INSERT INTO livestream_sessionminute (session_id, minute, viewers, messages)
    VALUES (%(session)s, %(minute)s, %(viewers)s, (
        SELECT count(*) FROM livestream_chatmessage
         WHERE session_id = %(session)s AND state = 'shown'
           AND at >= %(minute)s AND at < %(minute)s + interval '1 minute'))
    ON CONFLICT (session_id, minute) DO UPDATE SET
        viewers = greatest(livestream_sessionminute.viewers, excluded.viewers),
        messages = excluded.messages"""
_PEAK = """
    UPDATE livestream_marketsession SET peak_viewers = %(viewers)s
     WHERE id = %(session)s AND peak_viewers < %(viewers)s"""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as the stream needs it. Times are UTC."""

    id: int
    slug: str
    state: str
    epoch: int
    last_seq: int
    film: str
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Head:
    """Where a session stands now."""

    id: int
    state: str
    epoch: int
    last_seq: int


class Store:
    """Asks PostgreSQL. A lost connection is opened again by the next question."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._connection: psycopg.AsyncConnection[Any] | None = None
        self._turn = asyncio.Lock()

    async def session(self, slug: str) -> Session | None:
        """The session at ``slug``, unless it is a draft."""
        rows = await self._all(_SESSION, [slug, list(HIDDEN_STATES)])
        return Session(*rows[0]) if rows else None

    async def heads(self, ids: Iterable[int]) -> list[Head]:
        """Where these sessions stand."""
        return [Head(*row) for row in await self._all(_HEADS, [list(ids)])]

    async def events(self, session: int, after: int, limit: int) -> list[Event]:
        """Events that follow ``after``, in order, at most ``limit``."""
        rows = await self._all(_EVENTS, [session, after, limit])
        return [event(*row) for row in rows]

    async def picture(self, session: int) -> tuple[int, dict[str, Any]]:
        """The whole state of a session as of one moment, and the number of its last event."""
        return await self._ask(lambda connection: _picture(connection, session))

    async def record_minute(self, session: int, minute: datetime.datetime, viewers: int) -> None:
        """Keep the most viewers of a minute (UTC) and of the session."""
        values = {"session": session, "minute": minute, "viewers": viewers}

        async def write(connection: psycopg.AsyncConnection[Any]) -> None:
            async with connection.transaction():
                await connection.execute(_MINUTE, values)
                await connection.execute(_PEAK, values)

        await self._ask(write)

    async def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            await self._connection.close()

    async def _all(self, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        async def fetch(connection: psycopg.AsyncConnection[Any]) -> list[tuple[Any, ...]]:
            return await (await connection.execute(query, values)).fetchall()

        return await self._ask(fetch)

    async def _ask(
        self, question: Callable[[psycopg.AsyncConnection[Any]], Awaitable[Answer]]
    ) -> Answer:
        async with self._turn:
            connection = self._connection
            if connection is None or connection.closed:
                connection = await connect(self._dsn)
                self._connection = connection
            try:
                return await question(connection)
            except psycopg.OperationalError:
                await connection.close()
                raise


async def connect(dsn: str) -> psycopg.AsyncConnection[Any]:
    """A connection that commits by itself and gives up after five seconds."""
    return await psycopg.AsyncConnection.connect(
        dsn, autocommit=True, connect_timeout=5, application_name="live"
    )


async def _picture(
    connection: psycopg.AsyncConnection[Any], session: int
) -> tuple[int, dict[str, Any]]:
    async with connection.transaction():
        # One moment for all five questions: the number must fit what is told beside it.
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        head = Head(*(await (await connection.execute(_HEADS, [[session]])).fetchall())[0])
        lineup = await (await connection.execute(_LINEUP, [session])).fetchall()
        pinned = await (await connection.execute(_PINNED, [session])).fetchall()
        chats = await (await connection.execute(_CHATS, [session, CHATS_IN_PICTURE])).fetchall()
    return head.last_seq, {
        "state": head.state,
        "epoch": head.epoch,
        "last": head.last_seq,
        "pinned": [code for (code,) in pinned],
        "lineup": [
            dict(
                zip(
                    ("position", "code", "sku", "name", "pack", "price", "compare_at", "left"),
                    row,
                    strict=True,
                )
            )
            for row in lineup
        ],
        "chat": [
            {"id": key, "name": name, "text": text, "host": host, "at": at.isoformat()}
            for key, name, text, host, at in reversed(chats)
        ],
    }
