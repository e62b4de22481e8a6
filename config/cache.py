"""A cache that is allowed to be away.

Valkey may be flushed, slow or down at any moment (it is not the truth). Rate limits and small
conveniences live here; a failing cache must never turn a buyer's page into an error.
"""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, where an unreachable server reads as an empty cache."""

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._forgive("get", default, key, default=default, version=version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._forgive("set", None, key, value, *args, **kwargs)

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(self._forgive("add", True, key, value, *args, **kwargs))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._forgive("delete", False, key, version=version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return int(self._forgive("incr", delta, key, delta=delta, version=version))

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        return dict(self._forgive("get_many", {}, keys, version=version))

    def set_many(self, data: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return list(self._forgive("set_many", [], data, *args, **kwargs))

    def alive(self) -> bool:
        """Whether the server answers now: the one question that is not forgiven."""
        try:
            return bool(self._cache.get_client().ping())
        except RedisError:
            return False

    def _forgive(self, method: str, otherwise: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(), method)(*args, **kwargs)
        except RedisError as error:
            logger.warning("cache away: %s", type(error).__name__)
            return otherwise
