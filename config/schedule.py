"""The timetable of Celery beat, in code. Every task is safe to run late, early or twice."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "drain the outbox": {"task": "orders.tasks.drain_outbox", "schedule": 10.0},
    "expire unpaid orders": {"task": "orders.tasks.expire_orders", "schedule": 30.0},
    "resume interrupted payments": {"task": "orders.tasks.recover_payments", "schedule": 30.0},
    "move market sessions on": {"task": "livestream.tasks.advance_sessions", "schedule": 5.0},
    "let the demo host speak": {"task": "livestream.tasks.demo_host", "schedule": 20.0},
    "roll up today's sales": {"task": "analytics.tasks.roll_up_recent", "schedule": 60.0},
    "roll up yesterday's sales": {
        "task": "analytics.tasks.roll_up_yesterday",
        "schedule": crontab(hour=0, minute=20),
    },
    "check the invariants": {
        "task": "orders.tasks.check_invariants",
        "schedule": crontab(hour=3, minute=10),
    },
}
