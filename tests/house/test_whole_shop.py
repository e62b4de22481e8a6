"""The whole shop as `make run` starts it: opens, heals, stops, and comes back after kill -9."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from config.services import ports, processes
from tests.house.program import Program
from tests.pictures_once import my_turn_to_fill

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
FIRST_START = 400.0


class Shop:
    """One data folder and the program that runs on it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = ports.pick()
        self.address = f"http://localhost:{self.port}"
        self.program = self.start()

    def start(self) -> Program:
        """Start it and wait until it says it is open."""
        with my_turn_to_fill() as media:
            program = Program(self.data, port=self.port, MEDIA_ROOT=media)
            program.until("is open after", FIRST_START)
        return program

    def services(self) -> dict[str, Any]:
        """Who runs now, by the supervisor's own record."""
        record = json.loads((self.data / "run/services.json").read_text())
        return dict(record["services"])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    running = Shop(tmp_path_factory.mktemp("shop") / "data")
    yield running
    running.program.__exit__(None, None, None)


def get(url: str, **more: Any) -> httpx.Response:
    """A patient reader: the first page of all is slow where many processes share two cores."""
    return httpx.get(url, timeout=60, **more)


def wait_for(check: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return
        time.sleep(0.1)
    raise AssertionError("did not happen in time")


def test_the_printed_address_answers(shop: Shop) -> None:
    assert shop.address in shop.program.text()
    assert get(f"{shop.address}/healthz").status_code == 200
    assert get(f"{shop.address}/").status_code == 200


def test_every_service_is_there(shop: Shop) -> None:
    assert set(shop.services()) == {
        "postgres", "valkey", "stripe", "pages", "live", "worker", "beat", "caddy",
    }  # fmt: skip


def test_styles_are_packed_and_kept_for_ever(shop: Shop) -> None:
    page = get(f"{shop.address}/").text
    style = re.search(r'href="(/static/[^"]+\.css)"', page)
    assert style
    answer = get(shop.address + style[1], headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_live_process_answers_behind_the_same_door(shop: Shop) -> None:
    answer = get(f"{shop.address}/su-kien/no-such-session/")
    assert answer.status_code == 404
    assert "Content-Encoding" not in answer.headers


def test_a_killed_worker_comes_back(shop: Shop) -> None:
    before = shop.services()["worker"]["pid"]
    os.kill(before, signal.SIGKILL)
    wait_for(lambda: shop.services()["worker"]["pid"] != before)


def test_pages_go_on_after_the_database_was_killed(shop: Shop) -> None:
    before = shop.services()["postgres"]["pid"]
    os.kill(before, signal.SIGKILL)
    wait_for(lambda: shop.services()["postgres"]["pid"] != before)
    wait_for(lambda: get(f"{shop.address}/").status_code == 200)


def test_a_second_run_says_where_the_first_one_is(shop: Shop) -> None:
    with Program(shop.data, port=ports.pick()) as second:
        assert second.ended() == 1
    assert shop.address in second.text()
    assert get(f"{shop.address}/healthz").status_code == 200


def test_it_comes_back_after_everything_was_killed(shop: Shop) -> None:
    pids = [one["pid"] for one in shop.services().values()]
    shop.program.process.kill()
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    shop.program.process.wait()
    shop.program = shop.start()
    assert get(f"{shop.address}/").status_code == 200


def test_sigterm_stops_all_of_it(shop: Shop) -> None:
    pids = [one["pid"] for one in shop.services().values()]
    shop.program.process.send_signal(signal.SIGTERM)
    assert shop.program.ended(60) == 0
    assert [pid for pid in pids if processes.identify(pid)] == []
    assert not ports.answers(shop.port)
