"""Live playlists without a media server: the wall clock says which segments are on air.

Every viewer of a session sees the same second of the film, a restart changes nothing, and a
hundred viewers cost one string. The segments themselves are plain files below MEDIA_ROOT.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import math
import time
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from livestream.stream.store import Session, Store

WINDOW = 6  # segments in a live playlist
FRESH_SECONDS = 2.0
MEDIA_URL = "/media"
MOST_KEPT = 500


@dataclass(frozen=True)
class Film:
    """A loop of segments. ``ends`` are seconds from the beginning of the loop."""

    folder: str  # below MEDIA_ROOT
    init: str
    names: tuple[str, ...]
    durations: tuple[float, ...]

    @property
    def ends(self) -> tuple[float, ...]:
        """When each segment ends, in seconds."""
        return tuple(accumulate(self.durations))

    @property
    def length(self) -> float:
        """Seconds of one pass."""
        return sum(self.durations)

    @property
    def target(self) -> int:
        """EXT-X-TARGETDURATION: whole seconds, no segment is longer (RFC 8216, 4.3.3.1)."""
        return max(1, math.ceil(max(self.durations)))

    def address(self, name: str) -> str:
        """Where a file of the film is served."""
        return f"{MEDIA_URL}/{self.folder}/{name}"


def read_film(media: Path, folder: str) -> Film | None:
    """The film in ``folder`` below ``media``; None when there is none to play."""
    root = media.resolve()
    path = (root / folder).resolve()
    if not folder or root not in path.parents:
        return None
    try:
        data: dict[str, Any] = json.loads((path / "loop.json").read_text(encoding="utf-8"))
        film = Film(
            folder=folder.strip("/"),
            init=str(data["init"]),
            names=tuple(map(str, data["segments"])),
            durations=tuple(map(float, data["durations"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return film if film.names and len(film.names) == len(film.durations) else None


def live_text(film: Film, *, started_at: float, now: float) -> str:
    """The playlist at ``now`` of a film that has looped since ``started_at`` (Unix seconds).

    The newest segment listed is the last one that is complete at ``now``.
    """
    count = len(film.names)
    elapsed = max(0.0, now - started_at)
    passes, into = divmod(elapsed, film.length)
    complete = int(passes) * count + bisect_right(film.ends, into)
    # Before the first segment is complete the beginning is listed all the same.
    newest = max(complete, 1)
    first = max(0, newest - WINDOW)
    # A discontinuity that has left the window is counted here (RFC 8216, 4.3.3.3). It stands before
    # the first segment of each later pass, and leaves together with that segment.
    gone = max(0, math.ceil(first / count) - 1)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{film.target}",
        f"#EXT-X-MEDIA-SEQUENCE:{first}",
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{gone}",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{film.address(film.init)}"',
    ]
    for number in range(first, newest):
        lines.extend(_segment(film, number, started_at))
    return "\n".join(lines) + "\n"


def _segment(film: Film, number: int, started_at: float) -> list[str]:
    turn, index = divmod(number, len(film.names))
    begins = started_at + turn * film.length + film.ends[index] - film.durations[index]
    moment = datetime.datetime.fromtimestamp(begins, datetime.UTC)
    lines = ["#EXT-X-DISCONTINUITY"] if index == 0 and turn > 0 else []
    return [
        *lines,
        f"#EXT-X-PROGRAM-DATE-TIME:{moment.isoformat(timespec='milliseconds')}",
        f"#EXTINF:{film.durations[index]:.5f},",
        film.address(film.names[index]),
    ]


def replay_text(film: Film) -> str:
    """One whole pass of the film, to watch after the session."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{film.target}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{film.address(film.init)}"',
    ]
    for name, duration in zip(film.names, film.durations, strict=True):
        lines.extend([f"#EXTINF:{duration:.5f},", film.address(name)])
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"


class Playlists:
    """Playlists by session, with what they need kept for two seconds."""

    def __init__(self, store: Store, media: Path) -> None:
        self._store, self._media = store, media
        self._kept: dict[str, tuple[float, Session | None, Film | None]] = {}
        self._turn = asyncio.Lock()

    async def text(self, slug: str) -> bytes | None:
        """The playlist of a running or ended session; None when there is nothing to play."""
        session, film = await self._known(slug)
        if session is None or film is None or session.started_at is None:
            return None
        if session.state == "live":
            begun = session.started_at.timestamp()
            return live_text(film, started_at=begun, now=time.time()).encode()
        return replay_text(film).encode() if session.state == "ended" else None

    async def _known(self, slug: str) -> tuple[Session | None, Film | None]:
        kept = self._kept.get(slug)
        if kept is None or kept[0] < time.monotonic() - FRESH_SECONDS:
            async with self._turn:
                kept = self._kept.get(slug)
                if kept is None or kept[0] < time.monotonic() - FRESH_SECONDS:
                    kept = await self._look(slug)
        return kept[1], kept[2]

    async def _look(self, slug: str) -> tuple[float, Session | None, Film | None]:
        session = await self._store.session(slug)
        film = read_film(self._media, session.film) if session else None
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        kept = self._kept[slug] = (time.monotonic(), session, film)
        return kept
