"""What day it is where the certificates hold."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> datetime.date:
    """Today's date in Vietnam, whatever zone the process or the reader is in."""
    return timezone.now().astimezone(VIETNAM).date()
