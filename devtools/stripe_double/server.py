"""uvicorn with one more ability: to cut a connection without an answer."""

from __future__ import annotations

import asyncio

from uvicorn import Config, Server
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.h11_impl import H11Protocol

_OPEN: dict[tuple[str, int], asyncio.Transport] = {}


class CuttableProtocol(H11Protocol):
    """Remembers the transport of each caller, which ASGI itself does not show."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A caller arrived."""
        super().connection_made(transport)
        self._caller = tuple(transport.get_extra_info("peername")[:2])
        _OPEN[self._caller] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """A caller left."""
        _OPEN.pop(self._caller, None)
        super().connection_lost(exc)


def cut(client: tuple[str, int]) -> None:
    """Close the caller's connection at once, with whatever was not sent yet."""
    transport = _OPEN.get((client[0], client[1]))
    if transport:
        transport.abort()


def serve(app: ASGI3Application, host: str, port: int) -> None:
    """Serve until a signal."""
    config = Config(
        app,
        host=host,
        port=port,
        http=CuttableProtocol,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    Server(config).run()
