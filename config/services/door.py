"""Caddy, the front door: one address in front of pages, live, styles and pictures."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from config.services import ports
from config.services.errors import ServiceError
from config.services.service import Service, program
from config.services.shop import BIN, ROOT, Plan

CADDYFILE = ROOT / "deploy" / "Caddyfile"


def check_port(host: str, port: int) -> None:
    """Refuse early, naming the port and the setting, when the public port is taken."""
    taken = [name for name in interfaces(host) if not ports.is_free(port, name)]
    if taken:
        raise ServiceError(
            f"Port {port} is in use by another program ({', '.join(taken)}). "
            f"Stop that program, or choose another port: PORT={port + 1} make run"
        )


def interfaces(host: str) -> list[str]:
    """Where to listen. "localhost" may mean the old or the new kind of address: take both."""
    if host != "localhost":
        return [host]
    return ["127.0.0.1", "::1"] if _has_ipv6() else ["127.0.0.1"]


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def service(plan: Plan, env: dict[str, str]) -> Service:
    """Caddy with deploy/Caddyfile, the file production uses too."""
    media, static = Path(env["MEDIA_ROOT"]), Path(env["STATIC_ROOT"])
    for folder in (media, static):
        folder.mkdir(parents=True, exist_ok=True)
    caddy = BIN / "caddy"
    program_path = str(caddy) if caddy.exists() else shutil.which("caddy")
    if program_path is None:
        raise ServiceError("Caddy is not installed; run `make install` again.")
    own = {
        # Any name may be used to reach it; Django decides which hosts it knows.
        "SITE_ADDRESS": f"http://:{plan.port}",
        "BIND_ADDRESSES": " ".join(interfaces(plan.host)),
        "PAGES_UPSTREAM": f"127.0.0.1:{plan.ports['pages']}",
        "LIVE_UPSTREAM": f"127.0.0.1:{plan.ports['live']}",
        "STATIC_ROOT": str(static),
        "MEDIA_ROOT": str(media),
        # Caddy's own files belong into our data folder, not into the home folder.
        "XDG_DATA_HOME": str(plan.data / "caddy"),
        "XDG_CONFIG_HOME": str(plan.data / "caddy"),
    }
    return program(
        "caddy",
        [program_path, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"],
        log=plan.log("caddy"),
        env={**env, **own},
        cwd=ROOT,
        port=plan.port,
    )
