"""Blocks of words and pictures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

WORDS = ["h3", "bold", "italic", "link", "ul", "ol"]


class QuoteBlock(blocks.StructBlock):
    """Words worth hearing, with where they come from."""

    text = blocks.TextBlock()
    source = blocks.CharBlock(required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cms/blocks/quote.html"


class FactsBlock(blocks.StructBlock):
    """Short facts beside each other: a figure and what it counts."""

    facts = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("figure", blocks.CharBlock(max_length=24)),
                ("label", blocks.CharBlock(max_length=80)),
            ]
        )
    )

    class Meta:
        icon = "table"
        label = _("Figures")
        template = "cms/blocks/facts.html"


class PictureBlock(blocks.StructBlock):
    """A picture and its caption."""

    image = ImageChooserBlock()
    caption = blocks.CharBlock(required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"
