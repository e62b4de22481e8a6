"""The lines of a product's label, in the order of the label and in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.models import Product

_LINES = {
    "net_quantity": gettext_lazy("Net quantity"),
    "ingredients": gettext_lazy("Ingredients"),
    "origin": gettext_lazy("Origin"),
    "shelf_life": gettext_lazy("Shelf life"),
    "storage": gettext_lazy("Storage"),
    "use": gettext_lazy("How to use"),
    "warnings": gettext_lazy("Warnings"),
}


@dataclass(frozen=True)
class Line:
    """One line; ``sample`` when its text was made up for a demo."""

    key: str
    label: str
    value: str
    sample: bool


def label_lines(product: Product) -> list[Line]:
    """What is known for the label; nothing for what is not."""
    sample = product.facts.get("sample", [])
    return [
        Line(key, str(label), str(product.facts[key]), key in sample)
        for key, label in _LINES.items()
        if product.facts.get(key)
    ]


def unit_word(variant_name: str) -> str:
    """What one unit of a pack is called, by the first word of its name."""
    first = variant_name.split(" ", 1)[0].lower()
    words = {
        "gói": _("packs"),
        "hộp": _("boxes"),
        "túi": _("bags"),
        "bao": _("sacks"),
        "chai": _("bottles"),
        "hũ": _("jars"),
        "lọ": _("phials"),
        "thùng": _("cartons"),
        "chậu": _("pots"),
        "khay": _("trays"),
        "vé": _("tickets"),
    }
    return words.get(first, _("items"))
