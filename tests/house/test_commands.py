"""The commands the README promises exist and say what they do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = [
    "help", "install", "run", "test", "test-fast", "test-all", "lint", "types", "chaos", "bench",
]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_the_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_no_recipe_would_run_for_real_when_only_asked_for() -> None:
    """`make --dry-run` executes every line that names the variable MAKE."""
    assert "$(MAKE)" not in MAKEFILE


def test_help_describes_every_target() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True
    )
    listed = set(re.findall(r"^  make ([a-z-]+)", done.stdout, re.MULTILINE))
    assert set(TARGETS) <= listed


def test_ci_calls_make_test_and_says_so_first() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text()
    assert text.index("echo ") < text.index("make")
    assert re.search(r"make .*\btest\b", text)


def test_an_older_python_is_told_what_is_needed(tmp_path: Path) -> None:
    """The bootstrap believes sys.version_info; an older one is played by saying so."""
    script = (
        "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['bootstrap'];"
        f"runpy.run_path({str(ROOT / 'devtools/bootstrap.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_every_lock_line_carries_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "devtools/uv.txt"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)
        hashed = r"^[\w.\[\]-]+==[^\n]*\\\n(?:    --hash=sha256:\w{64}.*\n)+"
        blocks = re.findall(hashed, text, re.MULTILINE)
        assert len(pins) == len(blocks) > 0, name
