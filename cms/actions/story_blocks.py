"""Turns the sample stories' short notation into StreamField blocks."""

from typing import Any

from accounts.folding import fold
from shop.models import Producer, Product


def story_blocks(parts: list[list[Any]]) -> list[tuple[str, Any]]:
    """Blocks for ``parts`` such as ``["product", "Miến dong Tài Hoan", "a note"]``.

    A product or producer that the catalogue does not have is left out: a story stays true.
    """
    blocks = [(part[0], _value(part[0], part[1:])) for part in parts]
    return [(kind, value) for kind, value in blocks if value is not None]


def _value(kind: str, values: list[Any]) -> Any:
    if kind == "product":
        product = Product.objects.filter(folded=fold(values[0])).first()
        return {"product": product, "note": values[1]} if product else None
    if kind == "producer":
        producer = Producer.objects.filter(folded=fold(values[0])).first()
        return {"producer": producer} if producer else None
    if kind == "facts":
        return {"facts": [{"figure": figure, "label": label} for figure, label in values[0]]}
    if kind == "quote":
        return {"text": values[0], "source": values[1]}
    return values[0]
