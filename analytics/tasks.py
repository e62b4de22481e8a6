"""Roll-ups on the clock."""

from celery import shared_task

from analytics.actions import rollup

# Enough that a worker which was away over a weekend leaves no hole behind.
NIGHTLY_DAYS = 7


@shared_task
def roll_up_recent() -> int:
    """Today and yesterday: an order confirmed just before midnight may be seen just after."""
    return rollup.roll_up_days(days=2)


@shared_task
def roll_up_yesterday() -> int:
    """The last days once more: cancellations change days that are over."""
    return rollup.roll_up_days(days=NIGHTLY_DAYS)
