"""What Celery beat rings. Each finds its own work and is safe to run late, early or twice."""

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from livestream.actions import timetable
from livestream.demo.host import speak
from livestream.demo.rota import keep_demo_running


@shared_task
def advance_sessions() -> int:
    """Open, start and end sessions on time; in the demo, keep one running."""
    if settings.DEMO:
        keep_demo_running(now=timezone.now())
    return timetable.advance_sessions(now=timezone.now())


@shared_task
def demo_host() -> int:
    """In the demo, hold up the next product and say a word about it."""
    return speak(now=timezone.now()) if settings.DEMO else 0
