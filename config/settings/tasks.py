"""Celery: a doorbell. The schedule is in config/schedule.py."""

from config.schedule import SCHEDULE
from config.settings.data import REDIS_URL

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Publishing must fail fast: the buyer's request goes on and the sweeper finds the work.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 3,
    "socket_connect_timeout": 1,
}
CELERY_TIMEZONE = "Asia/Ho_Chi_Minh"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULE = SCHEDULE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
