"""Named points at which a test may kill the process, to prove that it recovers."""

import os
import signal

CRASH_POINT = "CRASH_POINT"


def crash_point(name: str) -> None:
    """Dies like a pulled plug when the environment variable CRASH_POINT names this point.

    Nothing is cleaned up, which is the purpose; without the variable it costs one dictionary look.
    """
    if os.environ.get(CRASH_POINT) == name:
        os.kill(os.getpid(), signal.SIGKILL)
