"""Blocks of the home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.queries import home
from shop.models import Category

# One icon of the sprite for each of the six product groups.
GROUP_ICONS = {1: "wheat", 2: "wine", 3: "leaf", 4: "scissors", 5: "sprout", 6: "mountain"}


class HeroBlock(blocks.StructBlock):
    """The first words, beside the market session that is running or comes next."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=240)

    class Meta:
        icon = "home"
        label = _("Opening")
        template = "cms/blocks/hero.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["session"] = home.session_to_show()
        context["figures"] = home.figures()
        return context


class ShelfBlock(blocks.StructBlock):
    """A shelf of products, chosen by rule, so that it is never out of date."""

    title = blocks.CharBlock(max_length=60)
    rule = blocks.ChoiceBlock(choices=home.SHELVES)
    count = blocks.IntegerBlock(default=6, min_value=2, max_value=12)

    class Meta:
        icon = "list-ul"
        label = _("Shelf of products")
        template = "cms/blocks/shelf.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["cards"] = home.shelf(value["rule"], value["count"])
        context["more"] = home.SHELF_ADDRESSES[value["rule"]]
        return context


class GroupsBlock(blocks.StructBlock):
    """The six product groups as doors into the catalogue."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "grip"
        label = _("Product groups")
        template = "cms/blocks/groups.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["groups"] = [
            (group, GROUP_ICONS.get(group.number, "package")) for group in Category.objects.all()
        ]
        return context


class SessionsBlock(blocks.StructBlock):
    """Market sessions to come."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "date"
        label = _("Market sessions")
        template = "cms/blocks/sessions.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["sessions"] = home.sessions_to_come()
        return context


class StoriesBlock(blocks.StructBlock):
    """The newest stories in the reader's language."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "doc-full"
        label = _("Stories")
        template = "cms/blocks/stories.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["stories"] = parent_context["page"].newest_stories() if parent_context else []
        return context


class LookupBlock(blocks.StructBlock):
    """“Is this still OCOP today?”: the certificate lookup."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=240)

    class Meta:
        icon = "search"
        label = _("Certificate lookup")
        template = "cms/blocks/lookup.html"
