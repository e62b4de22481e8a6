"""What `make test` runs: every check, then every test; all of them, also after one has failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = ("lint", "types", "architecture")
PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadscope"]


def main() -> int:
    """0 when all is well. The last line printed is pytest's own count."""
    failed = [name for name in CHECKS if _run(["make", "--no-print-directory", name])]
    if failed:
        print(f"✗ {', '.join(failed)}: see above; the tests run all the same.", flush=True)
    return int(_run(PYTEST) or bool(failed))


def _run(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
