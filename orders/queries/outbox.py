"""What is still waiting to be sent."""

from django.db.models import Min
from django.utils import timezone

from orders.models import OutboxMessage


def oldest_unsent_age() -> int:
    """Seconds that the oldest due message has been waiting; 0 when nothing waits."""
    oldest = OutboxMessage.objects.filter(
        sent_at__isnull=True, due_at__lte=timezone.now()
    ).aggregate(oldest=Min("due_at"))["oldest"]
    return int((timezone.now() - oldest).total_seconds()) if oldest else 0
