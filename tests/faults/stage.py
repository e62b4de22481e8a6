"""Running a piece of the shop in a process of its own, and pulling its plug."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from orders.crash import CRASH_POINT

ROOT = Path(__file__).resolve().parents[2]
SCENES = "tests.faults.scenes"


def environment(**more: str) -> dict[str, str]:
    """This test's database and settings, for another process."""
    base = os.environ["DATABASE_URL"].rsplit("/", 1)[0]
    return {
        **os.environ,
        "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "STRIPE_API_BASE": settings.STRIPE_API_BASE,
        "STRIPE_SECRET_KEY": settings.STRIPE_SECRET_KEY,
        "STRIPE_WEBHOOK_SECRET": settings.STRIPE_WEBHOOK_SECRET,
        "REDIS_URL": settings.REDIS_URL,
        **more,
    }


def act(scene: str, *words: Any, crash: str = "") -> int:
    """Plays a scene in a process of its own; its exit status, −9 when it was killed."""
    done = subprocess.run(
        [sys.executable, "-m", SCENES, scene, *map(str, words)],
        cwd=ROOT,
        env=environment(**{CRASH_POINT: crash}),
        timeout=60,
        check=False,
    )
    return done.returncode


def assert_killed(status: int) -> None:
    """The process did not end by itself."""
    assert status == -signal.SIGKILL, f"expected to be killed, ended with {status}"


def start_worker(folder: Path, *, beat: bool = False) -> subprocess.Popen[bytes]:
    """A real Celery worker on this test's database, perhaps with the timetable."""
    command = [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "1"]
    extra = ["-B", "-s", str(folder / "beat")] if beat else []
    worker = subprocess.Popen(
        [*command, "-l", "warning", *extra],
        cwd=ROOT,
        env=environment(),
        start_new_session=True,
    )
    time.sleep(4)
    return worker
