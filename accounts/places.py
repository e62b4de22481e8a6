"""From what a buyer typed to one commune of today, with or without a script in between."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accounts.folding import fold
from accounts.models import Commune
from accounts.queries.places import search_places

MOST_CHOICES = 12


@dataclass(frozen=True)
class Choice:
    """One commune to choose from, as the place picker shows it."""

    code: str
    name: str
    province: str
    former: str


@dataclass(frozen=True)
class Place:
    """What came of it: a commune, or choices, or neither (nothing matches)."""

    commune: Commune | None = None
    choices: Sequence[Choice] = field(default=())


def resolve(text: str, codes: Sequence[str]) -> Place:
    """The commune meant by ``text``. ``codes`` are the ones the page sent along.

    A code counts only when it belongs to the text: somebody without a script may have changed the
    text after choosing.
    """
    sent = [code for code in reversed(codes) if code][:3]
    named = {
        commune.code: commune
        for commune in Commune.objects.filter(code__in=sent).select_related("province")
    }
    for code in sent:
        if code in named and fold(str(named[code])) == fold(text):
            return Place(named[code])
    found = search_places(text, limit=MOST_CHOICES)
    communes = {one.commune.code: one.commune for one in found}
    for code in sent:
        if code in communes:
            return Place(communes[code])
    exact = [commune for commune in communes.values() if fold(str(commune)) == fold(text)]
    if len(exact) == 1 or len(found) == 1:
        return Place((exact or list(communes.values()))[0])
    choices = [
        Choice(
            one.commune.code,
            one.commune.full_name,
            one.commune.province.name,
            "; ".join(one.former),
        )
        for one in found
    ]
    return Place(None, choices)
