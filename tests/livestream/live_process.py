"""A real live process on a free port, and viewers that read its streams."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from config.services import ports

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Frame:
    """One server-sent event or comment."""

    event: str = ""
    id: int | None = None
    data: str = ""
    comment: str = ""
    retry: int | None = None


@dataclass
class Live:
    """Where the process listens."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    viewers: list[Viewer] = field(default_factory=list)

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """A plain request."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as got:
                return got.status, {k.lower(): v for k, v in got.headers.items()}, got.read()
        except urllib.error.HTTPError as error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()

    def watch(self, slug: str, query: str = "", **options: Any) -> Viewer:
        """A viewer who is connected."""
        viewer = Viewer(self.port, f"/su-kien/{slug}/{query}", **options)
        self.viewers.append(viewer)
        return viewer


class Viewer:
    """Reads one stream in a thread; ``paused`` viewers connect and read nothing until told to."""

    def __init__(
        self, port: int, path: str, *, last_id: int | None = None, paused: bool = False
    ) -> None:
        self.frames: list[Frame] = []
        self.closed = threading.Event()
        self.head = b""
        self._socket = socket.socket()
        if paused:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._socket.connect(("127.0.0.1", port))
        number = "" if last_id is None else f"Last-Event-ID: {last_id}\r\n"
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: live\r\n{number}\r\n".encode())
        self._thread = threading.Thread(target=self._read, daemon=True)
        if not paused:
            self.go_on()

    def go_on(self) -> None:
        """Start reading."""
        self._thread.start()

    def leave(self) -> None:
        """Hang up."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def numbers(self) -> list[int]:
        """Ids received, in order."""
        return [frame.id for frame in self.frames if frame.id is not None]

    def events(self, kind: str) -> list[Frame]:
        """Frames of one kind."""
        return [frame for frame in self.frames if frame.event == kind]

    def wait_for(self, test: Any, seconds: float = 8) -> None:
        """Wait until ``test(viewer)`` holds; fail with what came instead."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if test(self):
                return
            time.sleep(0.02)
        raise AssertionError(f"did not come: {self.frames[-5:]} after {self.head!r}")

    def _read(self) -> None:
        stream = self._socket.makefile("rb")
        try:
            while (line := stream.readline()).strip():
                self.head += line
            while size := int(stream.readline() or b"0", 16):
                self._take(stream.read(size))
                stream.readline()
        except (OSError, ValueError):
            pass
        self.closed.set()

    _rest = b""

    def _take(self, data: bytes) -> None:
        *blocks, self._rest = (self._rest + data).split(b"\n\n")
        for block in blocks:
            frame = Frame()
            for line in block.decode().split("\n"):
                name, _, value = line.partition(": ")
                if name == "":
                    frame.comment = value
                elif name in ("id", "retry"):
                    setattr(frame, name, int(value))
                elif name in ("event", "data"):
                    setattr(frame, name, value)
                elif line.startswith(":"):
                    frame.comment = line
            self.frames.append(frame)


def database_url() -> str:
    """The test database, for another process."""
    values = connection.settings_dict
    user, password = values["USER"], values["PASSWORD"]
    return f"postgres://{user}:{password}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


@contextmanager
def live_process(log: Path, media: Path | None = None) -> Iterator[Live]:
    """The process as `make run` starts it, on the test database."""
    port = ports.pick()
    env = {**os.environ, "DATABASE_URL": database_url(), "MEDIA_ROOT": str(media or log.parent)}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.process", "live", f"--port={port}"],
            cwd=ROOT,
            env=env,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    live = Live(port, process, log)
    try:
        end = time.monotonic() + 20
        while not ports.answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.05)
        yield live
    finally:
        for viewer in live.viewers:
            viewer.leave()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(15)
