"""A broker that is away is nothing a buyer can feel."""

import os
import subprocess
import sys

from tests.faults.stage import ROOT
from tests.stripe_double.program import free_port

RINGS = """
import time
import django
django.setup()
from orders.doorbell import ring
started = time.monotonic()
for _ in range(20):
    ring("drain_outbox")
print(time.monotonic() - started)
"""


def test_ringing_a_dead_broker_returns_at_once() -> None:
    env = {**os.environ, "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}
    done = subprocess.run(
        [sys.executable, "-c", RINGS], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 1.0, "the library alone takes six seconds for each ring"
