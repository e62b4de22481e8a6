"""Starts the real PostgreSQL and Valkey before pytest-django reads the settings.

They listen on free ports and live below var/test, so tests can run while the shop runs, and two
test runs can run at once: each takes its own folder. Set DATABASE_URL and REDIS_URL to use
services of your own instead.
"""

from __future__ import annotations

import atexit
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.build import messages
from config.services import base, postgres
from config.services.errors import ServiceError
from config.services.lock import Lock
from tests import template_database

ROOT = Path(__file__).resolve().parents[1]
SLOTS = 16
TEMPLATE = "TEST_DATABASE_TEMPLATE"
# Nothing in a test may reach the real gateway or the shop's own data.
FIXED = {
    "SITE_URL": "http://testserver",
    "DEBUG": "0",
    "DEMO": "0",
    "PLAIN_STATIC": "1",
    "STRIPE_SECRET_KEY": "sk_test_only_for_tests",
    "STRIPE_WEBHOOK_SECRET": "whsec_only_for_tests",
    "STRIPE_API_BASE": "http://127.0.0.1:9",
    # A browser driven from the same thread keeps an event loop running there; ours are plain calls.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}

_running: list[tuple[base.Base, Lock]] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> Iterator[None]:
    """A wrapper, so that it comes before pytest-django's own first hook."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        _use_own_valkey_database(worker)
    elif "DATABASE_URL" not in os.environ:
        _start()
    yield


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Let Django copy the template instead of migrating an empty database in every worker."""
    if TEMPLATE in os.environ:
        from django.db import connections

        connections["default"].settings_dict["TEST"]["TEMPLATE"] = os.environ[TEMPLATE]


def pytest_unconfigure() -> None:
    """Stop what we started, after the test databases are gone."""
    _stop()


def pytest_report_header() -> list[str]:
    """Say where the data of this run lives."""
    return [f"services: {started.cluster.folder.parent}" for started, _ in _running]


def _start() -> None:
    folder, lock = _free_folder()
    try:
        started = base.start(folder, options=postgres.THROWAWAY)
    except ServiceError as error:
        raise pytest.UsageError(str(error)) from error
    _running.append((started, lock))
    atexit.register(_stop)
    places = {"DATA_DIR": str(folder / "data"), "MEDIA_ROOT": str(folder / "data/media")}
    env = started.env | FIXED | places
    _compile_translations()
    template = template_database.ensure(started.cluster, env)
    os.environ.update(env | ({TEMPLATE: template} if template else {}))


def _compile_translations() -> None:
    """Pages speak Vietnamese in tests, too. A broken catalogue is for its own test to report."""
    try:
        messages.build()
    except ServiceError as error:
        print(error, file=sys.stderr)


def _stop() -> None:
    while _running:
        started, lock = _running.pop()
        started.stop()
        lock.release()


def _free_folder() -> tuple[Path, Lock]:
    """The first folder that no other test run uses now."""
    for number in range(SLOTS):
        folder = ROOT / "var" / "test" / str(number)
        lock = Lock(folder / "run" / "lock")
        if lock.take():
            return folder, lock
    raise pytest.UsageError(f"{SLOTS} test runs are already running; wait for one to end.")


def _use_own_valkey_database(worker: str) -> None:
    """Parallel workers must not flush each other's keys."""
    number = int(re.sub(r"\D", "", worker)) + 1
    os.environ["REDIS_URL"] = re.sub(r"/\d+$", f"/{number}", os.environ["REDIS_URL"])
