"""docker-compose.yml starts what `make run` starts, and refuses to start without its secrets."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.process import PROCESSES

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text()
FILE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, Any] = FILE["services"]
REQUIRED = set(re.findall(r"\$\{(\w+):\?", TEXT))


def test_every_part_of_the_shop_has_a_service() -> None:
    assert set(SERVICES) == {
        "postgres", "valkey", "migrate", "web", "live", "worker", "beat", "media", "caddy",
    }  # fmt: skip


def test_our_processes_are_started_by_the_entry_point_of_make_run() -> None:
    started = {}
    for name in ("web", "live", "worker", "beat"):
        python, flag, module, process, *_ = SERVICES[name]["command"]
        assert (python, flag, module) == ("python", "-m", "config.process")
        started[name] = process
    assert started == {"web": "pages", "live": "live", "worker": "worker", "beat": "beat"}
    assert set(started.values()) == set(PROCESSES)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate", "media"}))
def test_every_lasting_service_says_whether_it_is_well(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_a_missing_secret_is_refused_by_name() -> None:
    assert {"SECRET_KEY", "POSTGRES_PASSWORD", "VALKEY_PASSWORD", "STRIPE_SECRET_KEY"} <= REQUIRED
    for name, words in re.findall(r"\$\{(\w+):\?([^}]*)\}", TEXT):
        assert words == f"set {name}"


def test_the_example_file_lists_every_setting_and_holds_no_secret() -> None:
    example = dict(
        line.split("=", 1)
        for line in (ROOT / ".env.example").read_text().splitlines()
        if re.match(r"[A-Z_]+=", line)
    )
    assert set(example) == REQUIRED
    assert not any(example.values())


def test_secrets_and_samples_are_never_written_down() -> None:
    environment = SERVICES["web"]["environment"]
    assert "DEMO" not in environment
    assert "DEBUG" not in environment
    for name, value in environment.items():
        if name.endswith(("_KEY", "_SECRET", "_PASSWORD")):
            assert str(value).startswith("${"), name


def test_our_processes_run_without_privileges() -> None:
    for name in ("web", "live", "worker", "beat", "migrate"):
        assert SERVICES[name]["cap_drop"] == ["ALL"]
        assert SERVICES[name]["read_only"] is True
    assert "\nUSER shop\n" in (ROOT / "Dockerfile").read_text()


def test_only_the_door_and_the_encoders_are_open_to_the_network() -> None:
    assert {name for name, one in SERVICES.items() if "ports" in one} == {"caddy", "media"}


def test_volumes_and_dependencies_exist() -> None:
    for one in SERVICES.values():
        assert set(one.get("depends_on", {})) <= set(SERVICES)
        for volume in one.get("volumes", []):
            source = volume.split(":")[0]
            assert source in FILE["volumes"] or (ROOT / source).exists(), volume


def test_docker_accepts_it(tmp_path: Path) -> None:
    if shutil.which("docker") is None or _docker("compose", "version").returncode != 0:
        pytest.skip("docker compose is not installed here")
    settings = tmp_path / "env"
    settings.write_text("".join(f"{name}=value\n" for name in sorted(REQUIRED)))
    done = _docker("compose", "--env-file", str(settings), "config", "--quiet")
    assert done.returncode == 0, done.stderr


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
