"""Time told from now: "in 5 minutes", "3 hours ago", "2 days ago"."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400


def _amount(seconds: int) -> str:
    if seconds < HOUR:
        count = seconds // MINUTE
        return ngettext("%(n)d minute", "%(n)d minutes", count) % {"n": count}
    if seconds < DAY:
        count = seconds // HOUR
        return ngettext("%(n)d hour", "%(n)d hours", count) % {"n": count}
    count = seconds // DAY
    return ngettext("%(n)d day", "%(n)d days", count) % {"n": count}


def relative_text(value: datetime) -> str:
    """Distance of an aware moment from now, rounded down to minutes, hours or days."""
    seconds = round((value - timezone.now()).total_seconds())
    if abs(seconds) < MINUTE:
        return gettext("just now")
    amount = _amount(abs(seconds))
    pattern = gettext("in %(amount)s") if seconds > 0 else gettext("%(amount)s ago")
    return pattern % {"amount": amount}
