"""The host of a sample session: every so often the next product and a word about it."""

import datetime

from livestream.actions.chat import post_message
from livestream.actions.stage import pin_item, unpin_item
from livestream.demo.script import Script, script
from livestream.errors import Refused
from livestream.models import ChatMessage, MarketSession
from livestream.queries.lineup import Shown, lineup_of, pinned
from livestream.speakers import guest_name
from theme.formatting import dong_text

EVERY_SECONDS = 20
TURNS_PER_PRODUCT = 3  # a minute for each product
KEY = "demo-host"
State = MarketSession.State


def speak(*, now: datetime.datetime) -> int:
    """One turn in every sample session on air; returns how many spoke.

    The clock alone decides whose turn it is, so a turn that runs twice says nothing twice.
    """
    sessions = MarketSession.objects.filter(is_sample_data=True, state=State.LIVE)
    return sum(_turn(session, now) for session in sessions)


def _turn(session: MarketSession, now: datetime.datetime) -> bool:
    shown = [item for item in lineup_of(session) if item.can_buy]
    if session.started_at is None or not shown:
        return False
    turn = int((now - session.started_at).total_seconds() // EVERY_SECONDS)
    item = shown[turn // TURNS_PER_PRODUCT % len(shown)]
    held = pinned(shown)
    try:
        for other in held:
            if other.code != item.code:
                unpin_item(session=session, code=other.code)
        pin_item(session=session, code=item.code)
        return _say(session, script(), item, turn)
    except Refused:
        return False  # the session ended meanwhile


def _say(session: MarketSession, words: Script, item: Shown, turn: int) -> bool:
    step = turn % TURNS_PER_PRODUCT
    ask, reply = words.talk[turn // TURNS_PER_PRODUCT % len(words.talk)]
    if step == 0:
        line = words.lines[turn // TURNS_PER_PRODUCT % len(words.lines)]
        return _post(session, _fill(line, item), words.host, f"{KEY}:{turn}", is_host=True)
    if step == 1:
        guest = f"demo-guest:{session.pk}:{turn % 7}"
        return _post(session, _fill(ask, item), guest_name(guest), f"{guest}:{turn}", is_host=False)
    return _post(session, _fill(reply, item), words.host, f"{KEY}:{turn}", is_host=True)


def _post(session: MarketSession, text: str, name: str, visitor: str, *, is_host: bool) -> bool:
    if ChatMessage.objects.filter(session=session, visitor=visitor).exists():
        return False
    post_message(session=session, text=text, name=name, visitor=visitor, is_host=is_host)
    return True


def _fill(line: str, item: Shown) -> str:
    return line.format(
        name=item.name,
        producer=item.producer,
        pack=item.pack,
        price=dong_text(item.price),
        left=item.left,
        code=item.code,
    )
