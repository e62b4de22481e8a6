"""The services of the whole shop, and the environment they all share."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from config.services import base, ports, postgres, secret_store, valkey
from config.services.leftovers import MARK
from config.services.service import Service, program

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
INNER = ["postgres", "valkey", "pages", "live", "stripe"]


@dataclass(frozen=True)
class Plan:
    """Where one run of the shop keeps its data, listens and logs."""

    data: Path
    host: str
    port: int
    ports: dict[str, int]
    keys: dict[str, str]
    given: dict[str, str]

    @property
    def address(self) -> str:
        """The address people open."""
        return self.given.get("SITE_URL") or f"http://localhost:{self.port}"

    @property
    def uses_stripe_double(self) -> bool:
        """Without keys of one's own, payments go to the double."""
        return not self.given.get("STRIPE_SECRET_KEY")

    def log(self, name: str) -> Path:
        """The log file of one service."""
        return self.data / "log" / f"{name}.log"

    def cluster(self) -> postgres.Cluster:
        """The shop's database cluster."""
        return postgres.Cluster(
            folder=self.data / "postgres",
            port=self.ports["postgres"],
            password=self.keys["POSTGRES_PASSWORD"],
            log=self.log("postgres"),
            options=postgres.SAFE,
        )


def settings_given() -> dict[str, str]:
    """The environment, over what .env says."""
    written = {k: v for k, v in dotenv_values(ROOT / ".env").items() if v is not None}
    return {**written, **os.environ}


def plan(data: Path, *, host: str, port: int) -> Plan:
    """Choose inner ports and load or make the secrets of this data folder."""
    return Plan(
        data=data,
        host=host,
        port=port,
        ports=ports.remembered(data / "run" / "ports.json", INNER),
        keys=secret_store.load(data),
        given=settings_given(),
    )


def environment(plan: Plan) -> dict[str, str]:
    """What every process of the shop is told. Ours wins only where it must."""
    defaults = {
        "DEMO": "1",
        "SITE_URL": plan.address,
        "EMAIL_URL": f"file:///{plan.data / 'mail'}",
        "MEDIA_ROOT": str(plan.data / "media"),
        "STATIC_ROOT": str(plan.data / "static"),
        "SECRET_KEY": plan.keys["SECRET_KEY"],
    }
    fixed = {
        "DATABASE_URL": plan.cluster().dsn(),
        "REDIS_URL": valkey.url(port=plan.ports["valkey"], password=plan.keys["VALKEY_PASSWORD"]),
        "DATA_DIR": str(plan.data),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PATH": f"{BIN}{os.pathsep}{plan.given.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
        MARK: str(plan.data),
    }
    if plan.uses_stripe_double:
        fixed |= {
            "STRIPE_SECRET_KEY": plan.keys["STRIPE_SECRET_KEY"],
            "STRIPE_WEBHOOK_SECRET": plan.keys["STRIPE_WEBHOOK_SECRET"],
            "STRIPE_API_BASE": f"http://127.0.0.1:{plan.ports['stripe']}",
        }
    return {**defaults, **plan.given, **fixed}


def storage(plan: Plan) -> list[Service]:
    """PostgreSQL and Valkey."""
    cluster = plan.cluster()
    return [
        Service(
            "postgres",
            lambda: postgres.start(cluster),
            cluster.log,
            port=cluster.port,
            stops=base.POSTGRES_STOP,
        ),
        Service(
            "valkey",
            lambda: valkey.start(
                plan.data / "valkey",
                port=plan.ports["valkey"],
                password=plan.keys["VALKEY_PASSWORD"],
                log=plan.log("valkey"),
            ),
            plan.log("valkey"),
            port=plan.ports["valkey"],
        ),
    ]


def processes(plan: Plan, env: dict[str, str]) -> list[Service]:
    """What answers people: pages, live and, without keys of one's own, the payment double."""
    services = [
        _python(plan, env, "pages", "config.process", "pages"),
        _python(plan, env, "live", "config.process", "live"),
    ]
    if plan.uses_stripe_double:
        services.insert(0, _python(plan, env, "stripe", *_stripe_double(plan)))
    return services


def background(plan: Plan, env: dict[str, str]) -> list[Service]:
    """What works behind the scenes; nobody waits for it at the start."""
    return [
        _python(plan, env, "worker", "config.process", "worker"),
        _python(plan, env, "beat", "config.process", "beat"),
    ]


def _python(plan: Plan, env: dict[str, str], name: str, *module: str) -> Service:
    """A Python module as a service, on its own port where it has one."""
    command = [sys.executable, "-m", *module]
    port = plan.ports.get(name)
    if port is not None:
        command.append(f"--port={port}")
    return program(name, command, log=plan.log(name), env=env, cwd=ROOT, port=port)


def _stripe_double(plan: Plan) -> list[str]:
    """Its secrets come by the environment, as everybody's.

    Webhooks go straight to the pages process: the door may listen on one interface only.
    """
    return [
        "devtools.stripe_double",
        f"--state-dir={plan.data / 'stripe'}",
        f"--webhook-url=http://127.0.0.1:{plan.ports['pages']}/webhooks/stripe/",
    ]
