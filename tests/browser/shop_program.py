"""The whole shop, started as anybody starts it, on a free port and a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from config.services import ports

ROOT = Path(__file__).resolve().parents[2]
# Filling the sample shop draws some hundred pictures; a busy machine takes its time.
PATIENCE_SECONDS = 900
# What the test run set for itself must not reach the shop.
FOREIGN = (
    "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SITE_URL", "DEBUG", "DEMO", "PLAIN_STATIC",
    "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_API_BASE", "DATA_DIR", "MEDIA_ROOT",
    "STATIC_ROOT", "EMAIL_URL", "DJANGO_SETTINGS_MODULE",
)  # fmt: skip


class ShopProgram:
    """A running shop; ``address`` is where people open it."""

    def __init__(self, data: Path, *, media: str) -> None:
        self.data = data
        self.log = data / "shop.log"
        port = ports.pick()
        self.address = f"http://localhost:{port}"
        env = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        env |= {"PORT": str(port), "DATA_DIR": str(data), "MEDIA_ROOT": media, "DEMO": "1"}
        data.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "config.services"],
                cwd=ROOT,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it says that it is ready. Raises RuntimeError with the end of its log."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if self._is_ready():
                return
            time.sleep(0.5)
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-30:])
        self.stop()
        raise RuntimeError(f"The shop did not open. Its log ({self.log}) ends with:\n{tail}")

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """As Ctrl-C does; waits until everything it started is gone."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
