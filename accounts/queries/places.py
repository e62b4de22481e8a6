"""Finds places by the names people use, of today or of before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, CharField, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest

from accounts.folding import bare_place, fold
from accounts.models import Commune, FormerPlace, Province

TYPO_THRESHOLD = 0.5


@dataclass(frozen=True)
class FoundPlace:
    """A commune of today, with the former names that made it match."""

    commune: Commune
    former: tuple[str, ...]


def search_places(text: str, *, limit: int = 20) -> list[FoundPlace]:
    """Communes for ``text``: "Na Rì", "con minh bac kan", "phường Bắc Kạn". Best first."""
    words = [word for part in text.split(",") for word in bare_place(fold(part)).split()]
    if not words:
        return []
    communes = list(_exact(words)[:limit]) or list(_similar(" ".join(words))[:limit])
    return _with_former(communes, words)


def find_current(place: str, province: str) -> Commune | None:
    """Today's commune for a place as a certificate names it, or None when it is not certain.

    ``place`` reads "thôn Chè Cọ, xã Côn Minh, huyện Na Rì", ``province`` "Bắc Kạn".
    """
    parts = [fold(part) for part in place.split(",") if part.strip()]
    former = FormerPlace.objects.filter(is_main=True, folded__endswith=fold(province))
    for index, part in enumerate(parts):
        district = parts[index + 1] if index + 1 < len(parts) else ""
        found = former.filter(folded__startswith=f"{part} {district}".strip())
        communes = {
            row.commune_id: row.commune for row in found.select_related("commune__province")
        }
        if district and len(communes) == 1:
            return next(iter(communes.values()))
    today = Commune.objects.filter(
        Q(province__folded=fold(province)) | Q(province__former_folded__contains=fold(province)),
        folded__in=[bare_place(part) for part in parts],
    ).select_related("province")
    found_today = list(today[:2])
    return found_today[0] if len(found_today) == 1 else None


def find_province(name: str) -> Province | None:
    """Today's province for a name of today or of before ("Bắc Kạn" gives Thái Nguyên)."""
    key = bare_place(fold(name))
    named = Province.objects.filter(folded=key).first()
    if named or not key:
        return named
    former = FormerPlace.objects.filter(folded__endswith=f" {key}").select_related(
        "commune__province"
    )
    row = former.first()
    return row.commune.province if row else None


def _exact(words: Sequence[str]) -> QuerySet[Commune]:
    found = Commune.objects.select_related("province")
    for word in words:
        found = found.filter(
            Q(folded__contains=word)
            | Q(former_folded__contains=word)
            | Q(province__folded__contains=word)
        )
    phrase = " ".join(words)
    rank = Case(
        When(folded=phrase, then=Value(0)),
        When(phrase__startswith=F("folded"), then=Value(1)),
        When(folded__startswith=phrase, then=Value(2)),
        When(former_folded__contains=phrase, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    named = found.annotate(phrase=Value(phrase, output_field=CharField()))
    return named.annotate(rank=rank).order_by("rank", "folded", "code")


def _similar(phrase: str) -> QuerySet[Commune]:
    alike = Greatest(
        TrigramWordSimilarity(phrase, "folded"),
        TrigramWordSimilarity(phrase, "former_folded"),
        output_field=FloatField(),
    )
    found = Commune.objects.select_related("province").annotate(alike=alike)
    return found.filter(alike__gte=TYPO_THRESHOLD).order_by(F("alike").desc(), "folded")


def _with_former(communes: list[Commune], words: Sequence[str]) -> list[FoundPlace]:
    names: dict[str, list[str]] = {commune.code: [] for commune in communes}
    rows = list(FormerPlace.objects.filter(commune__in=communes).order_by("folded"))
    rows.sort(key=lambda row: -sum(word in row.folded for word in words))
    for row in rows:
        if any(word in row.folded for word in words) and len(names[row.commune_id]) < 3:
            names[row.commune_id].append(str(row))
    return [FoundPlace(commune, tuple(names[commune.code])) for commune in communes]
