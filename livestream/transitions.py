"""Which state of a market session may follow which: the only table of its kind."""

from livestream.errors import NotPossible
from livestream.models import MarketSession

State = MarketSession.State

ALLOWED: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.SCHEDULED, State.CANCELLED}),
    State.SCHEDULED: frozenset({State.WAITING, State.CANCELLED}),
    State.WAITING: frozenset({State.LIVE, State.CANCELLED}),
    State.LIVE: frozenset({State.ENDED}),
    State.ENDED: frozenset(),
    State.CANCELLED: frozenset(),
}
# The states that a session passes by itself, in order.
LIFE: tuple[str, ...] = (State.SCHEDULED, State.WAITING, State.LIVE, State.ENDED)


def check(before: str, after: str) -> None:
    """Raise NotPossible when ``after`` may not follow ``before``."""
    if after not in ALLOWED[before]:
        raise NotPossible(before, after)


def way(before: str, after: str) -> list[str]:
    """The states to pass on the way from ``before`` to ``after``, the last one included.

    Raises NotPossible when ``after`` does not lie ahead.
    """
    if before not in LIFE or after not in LIFE or LIFE.index(after) <= LIFE.index(before):
        raise NotPossible(before, after)
    return list(LIFE[LIFE.index(before) + 1 : LIFE.index(after) + 1])
