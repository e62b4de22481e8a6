"""The Celery application and its timetable.

Celery is a doorbell: every task calls an action that finds its own work in PostgreSQL, so a lost
or doubled message changes nothing. The timetable lives in code, beside the tasks it rings.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("cho_ocop")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
