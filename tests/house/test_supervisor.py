"""The supervisor revives what falls, stops in reverse order and finds what a kill left over."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from config.services import leftovers, processes
from config.services.errors import ServiceError
from config.services.service import Service, program
from config.services.supervisor import StopRequested, Supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def sleeper(name: str, folder: Path, command: list[str] | None = None) -> Service:
    return program(
        name, command or SLEEP, log=folder / f"{name}.log", env=dict(os.environ), cwd=folder
    )


def pid_of(folder: Path, name: str) -> int:
    record = json.loads((folder / "services.json").read_text())
    return int(record["services"][name]["pid"])


def watch_until(supervisor: Supervisor, done: threading.Event) -> None:
    """Watch in this thread; the signal that ends it comes from a helper thread."""

    def interrupt() -> None:
        done.wait(20)
        os.kill(os.getpid(), signal.SIGUSR1)

    def stop(signum: int, frame: object) -> None:
        raise StopRequested

    before = signal.signal(signal.SIGUSR1, stop)
    helper = threading.Thread(target=interrupt)
    helper.start()
    try:
        with pytest.raises(StopRequested):
            supervisor.watch()
    finally:
        helper.join()
        signal.signal(signal.SIGUSR1, before)


def test_a_service_that_dies_is_started_again_and_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor = Supervisor(tmp_path / "services.json")
    supervisor.start([sleeper("one", tmp_path)])
    first = pid_of(tmp_path, "one")
    os.kill(first, signal.SIGKILL)
    done = threading.Event()
    threading.Timer(2, done.set).start()
    try:
        watch_until(supervisor, done)
        second = pid_of(tmp_path, "one")
        assert second != first
        assert processes.identify(second)
    finally:
        supervisor.stop()
    assert "one ended with -9; starting it again in 0.5 s" in capsys.readouterr().out
    assert processes.identify(second) is None
    assert not (tmp_path / "services.json").exists()


def test_a_service_that_cannot_start_is_refused_with_the_end_of_its_log(tmp_path: Path) -> None:
    broken = Service(
        name="broken",
        begin=sleeper("broken", tmp_path, [sys.executable, "-c", "print('no such thing')"]).begin,
        log=tmp_path / "broken.log",
        port=1,
    )
    supervisor = Supervisor(tmp_path / "services.json")
    with pytest.raises(ServiceError, match=r"(?s)broken did not start.*no such thing"):
        supervisor.start([broken])
    supervisor.stop()


def test_children_of_a_killed_service_do_not_outlive_it(tmp_path: Path) -> None:
    family = (
        "import subprocess, sys, time\n"
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid,"
        " flush=True)\n"
        "time.sleep(60)"
    )
    supervisor = Supervisor(tmp_path / "services.json")
    supervisor.start([sleeper("parent", tmp_path, [sys.executable, "-c", family])])
    while not (tmp_path / "parent.log").read_text().strip():
        time.sleep(0.02)
    child = processes.identify(int((tmp_path / "parent.log").read_text()))
    assert child
    os.kill(pid_of(tmp_path, "parent"), signal.SIGKILL)
    done = threading.Event()
    threading.Timer(1.5, done.set).start()
    try:
        watch_until(supervisor, done)
        assert not processes.is_alive(child)
    finally:
        supervisor.stop()


def test_services_stop_in_reverse_order(tmp_path: Path) -> None:
    order = tmp_path / "order"
    waiter = (
        "import signal, sys\n"
        f"def end(*_): open({str(order)!r}, 'a').write(sys.argv[1]); sys.exit()\n"
        "signal.signal(signal.SIGTERM, end)\n"
        "print('ready', flush=True)\n"
        "signal.pause()"
    )
    supervisor = Supervisor(tmp_path / "services.json")
    for name in ("a", "b", "c"):
        supervisor.start([sleeper(name, tmp_path, [sys.executable, "-c", waiter, name])])
        while "ready" not in (tmp_path / f"{name}.log").read_text():
            time.sleep(0.02)
    supervisor.stop()
    assert order.read_text() == "cba"


def test_what_carries_the_mark_of_this_folder_is_ended_and_nothing_else(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    marked = subprocess.Popen(SLEEP, env={**os.environ, leftovers.MARK: str(ours)})
    other = subprocess.Popen(SLEEP, env={**os.environ, leftovers.MARK: str(theirs)})
    try:
        while not Path(f"/proc/{marked.pid}/environ").read_bytes():
            time.sleep(0.01)
        assert len(leftovers.take_down(tmp_path / "services.json", ours)) == 1
        assert marked.wait(1) == -signal.SIGTERM
        assert other.poll() is None
    finally:
        for process in (marked, other):
            process.kill()
            process.wait()


def test_a_recorded_number_that_belongs_to_another_program_now_is_left_alone(
    tmp_path: Path,
) -> None:
    bystander = subprocess.Popen(SLEEP)
    record = tmp_path / "services.json"
    stale = {"pid": bystander.pid, "started": "1", "command": "granian"}
    record.write_text(json.dumps({"services": {"pages": stale}}))
    try:
        assert leftovers.take_down(record, tmp_path) == []
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()
