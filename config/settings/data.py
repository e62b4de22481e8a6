"""PostgreSQL, the only truth, and Valkey, which may be flushed at any moment."""

from config.settings.env import DATA_DIR, env, secret

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", conn_max_age=60, default=None)
    if env.str("DATABASE_URL", "")
    else {}
}
if not DATABASES["default"]:
    secret("DATABASE_URL")
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})
# A request never waits longer than this for a lock; the buyer is asked to try again instead.
LOCK_TIMEOUT_MS = 3000

REDIS_URL = secret("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "config.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cho",
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}
# Sessions live in PostgreSQL: a flushed Valkey signs nobody out.
SESSION_ENGINE = "django.contrib.sessions.backends.db"

MEDIA_ROOT = env.str("MEDIA_ROOT", str(DATA_DIR / "media"))
MEDIA_URL = "/media/"
