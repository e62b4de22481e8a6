"""Search by folded text: exact words first, and what looks alike when there are none.

The rank says where the words were found: in the product's own name before its producer's, and
there before its places, so that "mien dong tai hoan" starts with the noodles of that name.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, TrigramWordSimilarity
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from accounts.folding import fold
from shop.models import Product

MAX_WORDS = 8
MAX_LENGTH = 120
_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Search:
    """What somebody typed, folded. ``alike`` is set when no product holds all the words."""

    typed: str
    words: tuple[str, ...]
    alike: bool = False

    @classmethod
    def of(cls, typed: str) -> "Search":
        """Reads what was typed; asks the database once whether any product holds the words."""
        words = tuple(_WORDS.findall(fold(typed[:MAX_LENGTH]))[:MAX_WORDS])
        search = cls(typed.strip(), words)
        if not words:
            return search
        published = Product.objects.filter(state=Product.State.PUBLISHED)
        found = published.filter(search_vector=search._query()).exists()
        return search if found else cls(search.typed, words, alike=True)

    @property
    def asked(self) -> bool:
        """Whether anything was typed."""
        return bool(self.typed)

    @property
    def phrase(self) -> str:
        """The folded words, one space between."""
        return " ".join(self.words)

    def narrow(self, products: QuerySet[Product]) -> QuerySet[Product]:
        """The products that match, with the ranks that ``order`` reads."""
        if not self.words:
            return products.none() if self.asked else products
        if self.alike:
            return products.filter(search_text__trigram_word_similar=self.phrase).annotate(
                rank=TrigramWordSimilarity(self.phrase, "folded")
                + TrigramWordSimilarity(self.phrase, "search_text")
            )
        return products.filter(search_vector=self._query()).annotate(rank=self._rank())

    @property
    def order(self) -> list[str]:
        """How matches are sorted: best first."""
        return ["-rank", "folded"] if self.words else ["folded"]

    def _query(self) -> SearchQuery:
        """All words, the last one also as a beginning: people look while they still type."""
        *whole, last = self.words
        parts = [*whole, f"{last}:*" if len(last) > 2 else last]
        return SearchQuery(" & ".join(parts), config="simple", search_type="raw")

    def _rank(self) -> Combinable:
        phrase = self.phrase
        rank: Any = Case(
            When(folded=phrase, then=Value(200)),
            When(folded__startswith=phrase, then=Value(120)),
            When(folded__contains=phrase, then=Value(80)),
            When(producer__folded__contains=phrase, then=Value(40)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for word in self.words:
            rank = rank + Case(
                When(folded__contains=word, then=Value(10)),
                When(producer__folded__contains=word, then=Value(4)),
                default=Value(0),
                output_field=IntegerField(),
            )
        return rank  # type: ignore[no-any-return]


def suggestions(search: Search, *, limit: int = 4) -> list[Product]:
    """Published products whose names look most like what was typed, for an empty result."""
    if not search.words:
        return []
    near = Product.objects.filter(Q(state=Product.State.PUBLISHED)).annotate(
        rank=TrigramWordSimilarity(search.phrase, "folded")
    )
    return list(near.filter(rank__gte=0.2).order_by("-rank", "folded")[:limit])
