"""What Celery beat rings. Each finds its own work and is safe to run late, early or twice."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from livestream.actions import timetable
from livestream.demo import host, rota


@shared_task
def advance_sessions() -> int:
    """Open, start and end sessions on time; in the demo, keep one running."""
    if settings.DEMO:
        rota.keep_demo_running(now=timezone.now())
    return timetable.advance_sessions(now=timezone.now())


@shared_task
def demo_host() -> int:
    """In the demo, hold up the next product and say a word about it."""
    return host.speak(now=timezone.now()) if settings.DEMO else 0
