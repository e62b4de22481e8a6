"""Other people's stand-ins for Stripe, run as programs of their own beside ours."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.stripe_double.peer_homes import node_home, python_home, tool
from tests.stripe_double.program import free_port, visit, wait_for


@contextmanager
def running(
    command: list[str], port: int, folder: Path, extra: dict[str, str] | None = None
) -> Iterator[str]:
    """A peer on its port until the block ends; its address."""
    log = folder / f"peer-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=out,
            env={**os.environ, **(extra or {})},
            start_new_session=True,
        )
    url = f"http://localhost:{port}"

    def answers() -> bool:
        if process.poll() is not None:
            raise AssertionError(f"{command} stopped:\n{log.read_text()}")
        try:
            return visit(f"{url}/v1/customers").status > 0
        except OSError:
            return False

    try:
        wait_for(answers, f"{command[0]} to answer on {port}", seconds=60)
        yield url
    finally:
        # `node` may be a wrapper that starts the real one: end the whole group, and see it gone.
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=15)
        wait_for(lambda: _is_free(port), f"{command[-1]} to leave port {port}")
        log.unlink()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@contextmanager
def emulate(webhook_url: str, secret: str) -> Iterator[str]:
    """`emulate` (Apache-2.0): checkout sessions, its own hosted page, signed webhooks."""
    home, port = node_home(), free_port()
    seed = home / f"seed-{port}.yaml"
    seed.write_text(
        "stripe:\n  webhooks:\n"
        f'    - url: "{webhook_url}"\n      secret: "{secret}"\n      events: ["*"]\n'
    )
    program = str(home / "node_modules" / "emulate" / "dist" / "index.js")
    command = [tool("node"), program, "start", "-s", "stripe", "-p", str(port), "--seed", str(seed)]
    try:
        with running(command, port, home) as url:
            yield url
    finally:
        seed.unlink()


@contextmanager
def localstripe() -> Iterator[str]:
    """`localstripe` (GPL-3.0): intents, cards, 3-D Secure, refunds. Run, never linked or copied."""
    home, port = python_home(), free_port()
    command = [str(home / "bin" / "localstripe"), "--port", str(port), "--from-scratch"]
    with running(command, port, home) as url:
        yield url


@contextmanager
def stateful_mock() -> Iterator[str]:
    """`stripe-stateful-mock` (MIT): idempotency keys, charges, refunds."""
    home, port = node_home(), free_port()
    program = str(home / "node_modules" / "stripe-stateful-mock" / "dist" / "cli.js")
    settings = {"PORT": str(port), "LOG_LEVEL": "error"}
    with running([tool("node"), program], port, home, settings) as url:
        yield url
