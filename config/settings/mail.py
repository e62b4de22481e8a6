"""Where mail goes. Mail is only ever sent by the worker, from the outbox."""

from config.settings.env import DATA_DIR, env

_mail = env.dj_email_url("EMAIL_URL", default=f"file:///{(DATA_DIR / 'mail').as_posix()}")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail["EMAIL_HOST"]
EMAIL_PORT = _mail["EMAIL_PORT"]
EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = _mail["EMAIL_FILE_PATH"]
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Chợ OCOP <cho@example.com>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
