"""Ties the demo sign-in of a producer to a real producer of the list."""

from django.conf import settings

from accounts.models import User
from shop.models import Member, Producer

EMAIL = "coop@example.com"
PRODUCER = "hop-tac-xa-tai-hoan"


def join_demo_member() -> None:
    """Makes the demo's producer sign-in a member of its cooperative; nothing outside the demo."""
    if not settings.DEMO:
        return
    user = User.objects.filter(email=EMAIL).first()
    producer = Producer.objects.filter(slug=PRODUCER).first()
    if user is not None and producer is not None:
        Member.objects.get_or_create(
            user=user, producer=producer, defaults={"right": Member.Right.OWNER}
        )
