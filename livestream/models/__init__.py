"""Market sessions and everything that happens in them."""

from livestream.models.audience import Complaint, Reminder
from livestream.models.chat import ChatMessage
from livestream.models.event import LiveEvent
from livestream.models.lineup import LineupItem, Pin
from livestream.models.minute import SessionMinute
from livestream.models.session import MarketSession, SessionChange

__all__ = [
    "ChatMessage",
    "Complaint",
    "LineupItem",
    "LiveEvent",
    "MarketSession",
    "Pin",
    "Reminder",
    "SessionChange",
    "SessionMinute",
]
