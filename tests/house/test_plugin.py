"""The tests stand on real services."""

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_database_is_postgresql_18() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        assert cursor.fetchone()[0].startswith("18")


def test_cache_is_a_real_server() -> None:
    cache.set("house", "open", 5)
    assert cache.get("house") == "open"
