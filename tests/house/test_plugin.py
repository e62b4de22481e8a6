"""The tests stand on real services."""

from django.core.cache import cache
from django.db import connection

import pytest


@pytest.mark.django_db
def test_database_is_postgresql_18() -> None:
    assert connection.vendor == "postgresql"
    assert connection.ensure_connection() is None
    assert connection.pg_version // 10000 == 18


def test_cache_is_a_real_server() -> None:
    cache.set("house", "open", 5)
    assert cache.get("house") == "open"
