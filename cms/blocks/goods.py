"""Blocks that show products and producers as they are today."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from shop.models import Producer, Product
from shop.queries.cards import cards_for


class ProductBlock(blocks.StructBlock):
    """One product with today's price and stars, and a word of the editor's."""

    product = SnippetChooserBlock(Product)
    note = blocks.CharBlock(required=False, max_length=160)

    class Meta:
        icon = "tag"
        label = _("Product")
        template = "cms/blocks/product.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        cards = cards_for([value["product"].pk]) if value["product"] else []
        context["card"] = cards[0] if cards else None
        return context


class ProducerBlock(blocks.StructBlock):
    """A producer: who, where, what kind of house."""

    producer = SnippetChooserBlock(Producer)

    class Meta:
        icon = "group"
        label = _("Producer")
        template = "cms/blocks/producer.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = value["producer"]
        context["producer"] = (
            Producer.objects.select_related("commune__province", "province").get(pk=chosen.pk)
            if chosen
            else None
        )
        return context
