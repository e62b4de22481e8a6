"""What the front page shows, read fresh at every visit."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from livestream.models import MarketSession
from livestream.queries.cards import SessionCard, session_cards
from shop.queries.cards import Card, cards, published, with_card_fields
from shop.queries.stars import certificates_on

SHELVES = [
    ("newest", _("Newest")),
    ("best_selling", _("Best selling")),
    ("five_stars", _("Five stars today")),
    ("four_stars", _("Four stars today")),
]
SHELF_ADDRESSES = {
    "newest": "/san-pham/?sort=newest",
    "best_selling": "/san-pham/?sort=best_selling",
    "five_stars": "/san-pham/?stars=5",
    "four_stars": "/san-pham/?stars=4",
}
_STARS = {"five_stars": 5, "four_stars": 4}


@dataclass(frozen=True)
class StarCount:
    """How many published products carry so many stars today."""

    stars: int
    count: int


@dataclass(frozen=True)
class Figures:
    """The programme in three figures."""

    products: int
    producers: int
    by_stars: list[StarCount]


def figures() -> Figures:
    """Counts of published products, of their producers, and of stars that hold today."""
    counted = published().aggregate(
        products=Count("pk"), producers=Count("producer", distinct=True)
    )
    stars = (
        certificates_on()
        .filter(product__in=published())
        .values_list("stars")
        .annotate(count=Count("product", distinct=True))
        .order_by("-stars")
    )
    return Figures(
        products=counted["products"],
        producers=counted["producers"],
        by_stars=[StarCount(*row) for row in stars if row[0] >= 4],
    )


def shelf(rule: str, count: int) -> list[Card]:
    """``count`` products that can be bought now, by ``rule`` (see SHELVES)."""
    products = with_card_fields(published()).filter(Q(can_be_bought=True))
    if rule in _STARS:
        products = products.filter(Q(stars_today=_STARS[rule]))
    order = "-published_at" if rule == "newest" else "-sold_count"
    return cards(list(products.order_by(order, "folded")[:count]))


def session_to_show() -> SessionCard | None:
    """The session on air; else the one whose waiting room is open; else the next."""
    states = MarketSession.State
    for state in (states.LIVE, states.WAITING, states.SCHEDULED):
        found = session_cards(MarketSession.objects.filter(state=state).order_by("starts_at")[:1])
        if found:
            return found[0]
    return None


def sessions_to_come(count: int = 4) -> list[SessionCard]:
    """The next sessions, the soonest first."""
    states = [MarketSession.State.WAITING, MarketSession.State.SCHEDULED]
    return session_cards(
        MarketSession.objects.filter(state__in=states).order_by("starts_at")[:count]
    )
