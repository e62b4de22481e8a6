"""Turns sources into what is served: texts, styles and scripts, static files.

Every step is skipped while its inputs are the same, told by their content.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config.build import frontend, messages, static


def everything(env: Mapping[str, str], data: Path) -> None:
    """All steps in order; `data` keeps the record of what the static folder was made from."""
    messages.build()
    frontend.build(env)
    static.build(env, data)


def is_current(env: Mapping[str, str], data: Path) -> bool:
    """Is there nothing to do for styles, scripts and static files?"""
    return frontend.is_current() and static.is_current(env, data)
