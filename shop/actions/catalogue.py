"""Imports the programme's product list: every good line goes in, every broken one is reported.

What is there already stays as people have made it since; only a draft whose legal holder has become
known is completed and published. So a second import of the same file changes nothing.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from accounts.folding import fold, slug
from accounts.queries.places import find_current, find_province
from shop.actions.rules import seed_rules
from shop.actions.samples import add_papers, add_variants
from shop.actions.search_index import index_producer, index_product
from shop.catalogue.dice import Dice
from shop.catalogue.papers import papers_for
from shop.catalogue.profiles import profile_for
from shop.catalogue.rows import BrokenRow, Row
from shop.catalogue.words import description, is_alcohol, is_functional_food, label
from shop.models import Category, Producer, Product
from shop.pictures import motif_for

NO_HOLDER = "Chưa biết nhà sản xuất của sản phẩm này."
NO_KIND = "Chưa biết loại hình pháp lý của nhà sản xuất “{name}”."


class Outcome(Enum):
    """What became of one line."""

    CREATED = "created"
    COMPLETED = "completed"
    UNCHANGED = "unchanged"


@dataclass
class ImportResult:
    """Counts by outcome, and the lines that were left out."""

    outcomes: list[Outcome] = field(default_factory=list)
    broken: list[BrokenRow] = field(default_factory=list)

    def count(self, outcome: Outcome) -> int:
        """How many lines ended so."""
        return self.outcomes.count(outcome)


def import_rows(
    rows: Sequence[Row | BrokenRow],
    *,
    today: datetime.date,
    on_row: Callable[[], None] = lambda: None,
) -> ImportResult:
    """Imports ``rows``; sample dates are laid around ``today``. ``on_row`` is told of each line."""
    seed_rules()
    result = ImportResult()
    places = _fullest_places(row for row in rows if isinstance(row, Row))
    names: dict[str, int] = {}
    for row in rows:
        on_row()
        if isinstance(row, BrokenRow):
            result.broken.append(row)
            continue
        first = names.setdefault(slug(row.name, limit=90), row.line)
        if first != row.line:
            text = f"“{row.name}” stands on line {first} already"
            result.broken.append(BrokenRow(row.line, "name", text))
            continue
        _import(row, places, today, result)
    return result


def _import(row: Row, places: dict[str, Row], today: datetime.date, result: ImportResult) -> None:
    """One line in a transaction of its own, so that a refusal leaves nothing of it behind."""
    try:
        with transaction.atomic():
            result.outcomes.append(_import_row(row, places, today))
    except _KindDiffers as differs:
        result.broken.append(BrokenRow(row.line, "producer_kind", str(differs)))
    except (DataError, IntegrityError) as error:
        result.broken.append(BrokenRow(row.line, "row", str(error).splitlines()[0]))


class _KindDiffers(ValueError):
    pass


def _fullest_places(rows: Iterable[Row]) -> dict[str, Row]:
    """Per producer the line that names its place most exactly."""
    found: dict[str, Row] = {}
    for row in rows:
        known = found.get(row.producer)
        if row.has_holder and (known is None or len(row.place) > len(known.place)):
            found[row.producer] = row
    return found


def _import_row(row: Row, places: dict[str, Row], today: datetime.date) -> Outcome:
    address = slug(row.name, limit=90)
    product = Product.objects.filter(slug=address).first()
    outcome = Outcome.CREATED
    if product is not None:
        waiting = product.state == Product.State.DRAFT and product.producer_id is None
        if not (waiting and row.has_holder):
            return Outcome.UNCHANGED
        outcome = Outcome.COMPLETED
    producer = _producer(places[row.producer]) if row.has_holder else None
    if producer is not None and producer.kind != row.producer_kind:
        raise _KindDiffers(f"“{row.producer}” is known as {producer.kind}")
    product = product or Product(slug=address)
    dice = Dice(address)
    _fill(product, row, producer, dice)
    product.save()
    index_product(product)
    product.certificates.all().delete()  # drafts made when the holder was not known yet
    add_papers(product, row, papers_for(row, dice, today))
    if producer is not None:
        add_variants(
            product, profile_for(motif_for(row.name, row.group, row.facts), row.group), dice
        )
    return outcome


def _fill(product: Product, row: Row, producer: Producer | None, dice: Dice) -> None:
    profile = profile_for(motif_for(row.name, row.group, row.facts), row.group)
    commune = producer.commune if producer else None
    product.name = row.name
    product.producer = producer
    product.brand = "" if producer else row.producer
    product.category = Category.objects.get(number=row.group)
    product.description = description(row, str(commune) if commune else "")
    product.source_url = row.source if row.source.startswith(("http://", "https://")) else ""
    product.facts = label(row, profile, ", ".join(filter(None, (row.place, row.province))))
    product.is_alcohol = is_alcohol(row)
    product.is_functional_food = is_functional_food(row)
    product.needs_shipping = not product.category.is_service
    product.is_sample_data = True
    if producer:
        product.state, product.draft_reason = Product.State.PUBLISHED, ""
        ago = datetime.timedelta(hours=dice.between(24, 24 * 300, "published"))
        product.published_at = timezone.now() - ago
    else:
        product.draft_reason = NO_KIND.format(name=row.producer) if row.producer else NO_HOLDER


def _producer(row: Row) -> Producer:
    """The legal holder, made on its first line."""
    address = slug(row.producer, limit=90)
    producer = Producer.objects.filter(slug=address).first()
    if producer is not None:
        return producer
    commune = find_current(row.place, row.province) if _names_a_commune(row.place) else None
    producer = Producer.objects.create(
        slug=address,
        name=row.producer,
        kind=row.producer_kind,
        folded=fold(row.producer),
        # A reserved domain: mail to a sample producer reaches nobody.
        email=f"{slug(row.producer, limit=40)}@example.com",
        place_as_certified=row.place,
        province_as_certified=row.province,
        province=commune.province if commune else find_province(row.province),
        commune=commune,
    )
    index_producer(producer)
    return producer


def _names_a_commune(place: str) -> bool:
    """Whether a place goes down to a commune.

    "huyện Phú Lương" alone does not say which of its communes: today's commune of the same name
    would be a guess.
    """
    kinds = ("xa ", "phuong ", "thi tran ")
    return any(fold(part).startswith(kinds) for part in place.split(","))
