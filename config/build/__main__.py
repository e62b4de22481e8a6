"""`python -m config.build [messages|frontend|static]`: one step, or all of them."""

from __future__ import annotations

import argparse
import os

from config import build
from config.build import frontend, messages, static
from config.build.stamps import ROOT


def main() -> None:
    """Run the named step, or every step."""
    parser = argparse.ArgumentParser(prog="python -m config.build", description=__doc__)
    parser.add_argument("step", nargs="?", choices=["messages", "frontend", "static", "all"])
    step = parser.parse_args().step
    data = (ROOT / (os.environ.get("DATA_DIR") or "var")).resolve()
    if step == "messages":
        messages.build()
    elif step == "frontend":
        frontend.build(os.environ)
    elif step == "static":
        static.build(os.environ, data)
    else:
        build.everything(os.environ, data)


if __name__ == "__main__":
    main()
