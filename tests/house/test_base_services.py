"""PostgreSQL and Valkey under their supervisor: second runs, kills and stale files."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import redis

from config.services import processes
from tests.house.program import Program


def setting(text: str, name: str) -> str:
    found = re.search(rf"export {name}='([^']+)'", text)
    assert found, text
    return found[1]


def serving_pid(dsn: str) -> int:
    """Process number of the PostgreSQL that answers here."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        assert row
        fields = Path(f"/proc/{row[0]}/stat").read_text().rpartition(")")[2].split()
    return int(fields[1])


def gone(pid: int, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if processes.identify(pid) is None:
            return True
        time.sleep(0.05)
    return False


def test_it_prints_working_addresses_and_stops_both_on_sigterm(tmp_path: Path) -> None:
    with Program(tmp_path / "data", "base") as program:
        text = program.until("DATA_DIR=")
        database = serving_pid(setting(text, "DATABASE_URL"))
        assert redis.Redis.from_url(setting(text, "REDIS_URL")).ping()
        program.process.send_signal(signal.SIGTERM)
        assert program.ended() == 0
    assert gone(database, 1)
    assert not (tmp_path / "data/postgres/postmaster.pid").exists()


def test_a_second_run_on_the_same_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with Program(tmp_path / "data", "base") as first:
        dsn = setting(first.until("DATA_DIR="), "DATABASE_URL")
        before = serving_pid(dsn)
        with Program(tmp_path / "data", "base", port=8001) as second:
            assert second.ended() == 1
            assert "already runs" in second.text()
        assert serving_pid(dsn) == before


def test_services_die_with_a_supervisor_killed_by_9_and_the_next_run_works(tmp_path: Path) -> None:
    with Program(tmp_path / "data", "base") as killed:
        dsn = setting(killed.until("DATA_DIR="), "DATABASE_URL")
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
        database = serving_pid(dsn)
        killed.process.kill()
        killed.process.wait()
    assert gone(database)
    with Program(tmp_path / "data", "base") as again:
        dsn = setting(again.until("DATA_DIR="), "DATABASE_URL")
        with psycopg.connect(dsn) as connection:
            assert connection.execute("SELECT seven FROM kept").fetchone() == (7,)


def test_a_lock_file_that_names_another_living_program_is_not_believed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Program(data, "base") as program:
        dsn = setting(program.until("DATA_DIR="), "DATABASE_URL")
        os.kill(serving_pid(dsn), signal.SIGKILL)
        program.process.kill()
        program.process.wait()
    lock = data / "postgres/postmaster.pid"
    assert lock.exists()
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(bystander.pid), *lines[1:]]) + "\n")
        with Program(data, "base") as again:
            again.until("DATA_DIR=")
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_passwords_are_in_no_command_line(tmp_path: Path) -> None:
    with Program(tmp_path / "data", "base") as program:
        dsn = setting(program.until("DATA_DIR="), "DATABASE_URL")
        password = dsn.split(":")[2].split("@")[0]
        who = processes.identify(serving_pid(dsn))
        assert who
        assert password not in who.command
        assert (tmp_path / "data/secrets.json").stat().st_mode & 0o777 == 0o600
