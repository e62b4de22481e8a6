"""What `make run` says when it cannot run: one sentence that names the cause and the setting."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from config.services import machine
from config.services.errors import ServiceError
from tests.house.program import Program


def test_a_taken_port_is_named_with_the_setting_and_nothing_is_started(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with Program(tmp_path / "data", port=port) as program:
            assert program.ended() == 1
    assert f"Port {port} is in use" in program.text()
    assert f"PORT={port + 1} make run" in program.text()
    assert not (tmp_path / "data/postgres").exists()


@pytest.mark.parametrize("text", ["0", "70000", "http", "-1", "8000 "])
def test_a_port_that_is_no_port_is_refused(tmp_path: Path, text: str) -> None:
    with Program(tmp_path / "data", PORT=text) as program:
        assert program.ended() == 1
    assert "PORT must be a number from 1 to 65535" in program.text()


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.touch()
    with pytest.raises(ServiceError, match=f"Cannot write to {blocked}/data .*DATA_DIR="):
        machine.check_folder(blocked / "data")


def test_too_little_space_is_said_in_megabytes(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match=r"Only \d+ MB are free .* needs 1073741824 MB"):
        machine.check_space(tmp_path, needed=1024**5)
