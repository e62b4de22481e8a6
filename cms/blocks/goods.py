"""Blocks that show products and producers as they are today."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.blocks.fresh import FreshBlock
from shop.models import Producer, Product
from shop.queries.cards import cards_for


class ProductBlock(FreshBlock):
    """One product with today's price and stars, and a word of the editor's."""

    product = SnippetChooserBlock(Product)
    note = blocks.CharBlock(required=False, max_length=160)

    class Meta:
        icon = "tag"
        label = _("Product")
        template = "cms/blocks/product.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        cards = cards_for([value["product"].pk]) if value["product"] else []
        return {"card": cards[0] if cards else None}


class ProducerBlock(FreshBlock):
    """A producer: who, where, what kind of house."""

    producer = SnippetChooserBlock(Producer)

    class Meta:
        icon = "group"
        label = _("Producer")
        template = "cms/blocks/producer.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        chosen = value["producer"]
        producers = Producer.objects.select_related("commune__province", "province")
        return {"producer": producers.get(pk=chosen.pk) if chosen else None}
