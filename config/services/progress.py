"""What the person at the terminal sees: each step, and the seconds it took."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str) -> None:
    """One line, at once."""
    print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Announce a step, count its seconds while it runs (on a terminal), say how long it took."""
    started = time.monotonic()
    live = sys.stdout.isatty()
    done = threading.Event()
    counter = threading.Thread(target=_count, args=(title, started, done), daemon=True)
    if live:
        counter.start()
    else:
        say(f"· {title} …")
    try:
        yield
    except BaseException:
        _finish(done, counter, live)
        say(f"✗ {title} ({time.monotonic() - started:.1f} s)")
        raise
    _finish(done, counter, live)
    say(f"✓ {title} ({time.monotonic() - started:.1f} s)")


def _count(title: str, started: float, done: threading.Event) -> None:
    while not done.wait(0.2):
        print(f"\r· {title} … {time.monotonic() - started:.0f} s", end="", flush=True)


def _finish(done: threading.Event, counter: threading.Thread, live: bool) -> None:
    if live:
        done.set()
        counter.join()
        print("\r\033[K", end="")
