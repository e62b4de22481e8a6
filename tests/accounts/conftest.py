"""Every test starts with nothing counted against anybody."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    """Attempts are counted in Valkey, which no transaction takes back."""
    cache.clear()
