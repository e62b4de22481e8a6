"""Listens for the doorbell that actions ring on commit."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import psycopg

from livestream.stream.store import CHANNEL, connect

log = logging.getLogger("livestream.stream")
PAUSE_SECONDS = 1.0


async def listen(dsn: str, ring: Callable[[int], None]) -> None:
    """Call ``ring(session id)`` for every notification, for ever.

    A lost connection is opened again after a second; what was missed meanwhile is found by the
    hubs' own look at the database, so nothing depends on this being up.
    """
    while True:
        try:
            async with await connect(dsn) as connection:
                await connection.execute(f"LISTEN {CHANNEL}")
                async for notice in connection.notifies():
                    if notice.payload.isdecimal():
                        ring(int(notice.payload))
        except (psycopg.Error, OSError) as error:
            log.warning("doorbell lost: %s", error)
        await asyncio.sleep(PAUSE_SECONDS)
