"""The long runs: `chaos` breaks every part while people buy, `bench` measures the figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def chaos() -> int:
    """Every fault test, the slow ones too; the last line is "N passed, N failed"."""
    folder = ROOT / "tests" / "faults"
    counter = Counter()
    if folder.is_dir():
        import pytest

        pytest.main([str(folder), "-q", "-p", "no:cacheprovider"], plugins=[counter])
    print(f"{counter.passed} passed, {counter.failed} failed", flush=True)
    return 1 if counter.failed else 0


class Counter:
    """A pytest plugin that counts."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def pytest_runtest_logreport(self, report: object) -> None:
        """A broken set-up is a failure, too."""
        if getattr(report, "failed", False):
            self.failed += 1
        elif getattr(report, "when", "") == "call" and getattr(report, "passed", False):
            self.passed += 1


def bench() -> int:
    """Each script of bench/, quick unless FULL=1; ends with every figure and whether it is met."""
    arguments = [] if os.environ.get("FULL") else ["--quick"]
    figures: list[dict[str, object]] = []
    broken = []
    for script in sorted((ROOT / "bench").glob("[a-z]*.py")):
        print(f"· {script.stem} …", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{script.stem}", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        print(done.stdout, end="", flush=True)
        figures += _figures(done.stdout)
        if done.returncode != 0:
            broken.append(script.stem)
    for one in figures:
        mark = "✓" if one.get("met") else "✗"
        print(f"{mark} {one['name']}: {one.get('ours')} {one.get('unit', '')} (bar {one['bar']})")
    missed = [one for one in figures if not one.get("met")]
    print(f"{len(figures)} figures, {len(missed)} below their bar, {len(broken)} scripts broken")
    return 1 if broken or missed else 0


def _figures(text: str) -> list[dict[str, object]]:
    """The JSON lines that name a figure and its bar."""
    found = []
    for line in text.splitlines():
        if line.startswith("{"):
            try:
                one = json.loads(line)
            except ValueError:
                continue
            if isinstance(one, dict) and {"name", "bar"} <= one.keys():
                found.append(one)
    return found


if __name__ == "__main__":
    sys.exit({"chaos": chaos, "bench": bench}[sys.argv[1]]())
