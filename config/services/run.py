"""`make run` once everything is installed: build, start, fill, show the address, watch."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from config import build
from config.build import messages
from config.services import database, door, leftovers, shop
from config.services.lock import Lock
from config.services.progress import say, step
from config.services.supervisor import Supervisor
from config.services.tool import Tool
from config.services.welcome import welcome


def run_shop(data: Path, *, host: str, port: int, lock: Lock) -> None:
    """Run the shop on `data` until StopRequested; stops everything it started, always."""
    began = time.monotonic()
    for process in leftovers.take_down(data / "run" / "services.json", data):
        say(f"· Ended process {process} of an interrupted run.")
    door.check_port(host, port)
    plan = shop.plan(data, host=host, port=port)
    env = shop.environment(plan)
    supervisor = Supervisor(data / "run" / "services.json")
    supervisor.address = plan.address
    try:
        _open(plan, env, supervisor)
        lock.say(f"{plan.address} (process {os.getpid()})")
        welcome(plan.address, seconds=time.monotonic() - began, demo=env["DEMO"] == "1")
        supervisor.watch()
    finally:
        say("\nStopping …")
        supervisor.stop()


def _open(plan: shop.Plan, env: dict[str, str], supervisor: Supervisor) -> None:
    messages.build()
    builder = _start_builder(plan, env)
    try:
        with step("Starting PostgreSQL and Valkey"):
            for service in shop.storage(plan):
                supervisor.start([service])
        _fill(plan, env)
        if builder is not None:
            with step("Building styles, scripts and static files"):
                builder.finish()
    finally:
        if builder is not None:
            builder.end()
    with step("Opening the shop"):
        supervisor.start(shop.processes(plan, env))
        supervisor.start([door.service(plan, env)])
        supervisor.start(shop.background(plan, env))


def _start_builder(plan: shop.Plan, env: dict[str, str]) -> Tool | None:
    """Build beside the database work, on the other core; None when nothing changed."""
    if build.is_current(env, plan.data):
        return None
    say("· Building styles, scripts and static files meanwhile …")
    command = [sys.executable, "-m", "config.build"]
    return Tool(command, cwd=shop.ROOT, env=env, log=plan.log("build"))


def _fill(plan: shop.Plan, env: dict[str, str]) -> None:
    """Migrate when the migrations changed; load the samples where they are missing."""
    if database.migrated_to(env["DATABASE_URL"]) != database.migrations_hash():
        with step("Preparing the database"):
            database.migrate(env, plan.log("manage"))
    if env["DEMO"] == "1":
        with step("Filling the sample shop where it is empty"):
            quiet = {**env, "LOG_LEVEL": "WARNING"}
            database.manage(["seed_demo", "--skip-checks"], quiet, plan.log("seed"), show=True)
