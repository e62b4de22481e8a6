"""Blocks of the home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.fresh import FreshBlock
from cms.queries import home
from shop.models import Category

# One icon of the sprite for each of the six product groups.
GROUP_ICONS = {1: "wheat", 2: "wine", 3: "leaf", 4: "scissors", 5: "sprout", 6: "mountain"}


class HeroBlock(FreshBlock):
    """The first words, beside the market session that is running or comes next."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=240)

    class Meta:
        icon = "home"
        label = _("Opening")
        template = "cms/blocks/hero.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        return {"session": home.session_to_show(), "figures": home.figures()}


class ShelfBlock(FreshBlock):
    """A shelf of products, chosen by rule, so that it is never out of date."""

    title = blocks.CharBlock(max_length=60)
    rule = blocks.ChoiceBlock(choices=home.SHELVES)
    count = blocks.IntegerBlock(default=6, min_value=2, max_value=12)

    class Meta:
        icon = "list-ul"
        label = _("Shelf of products")
        template = "cms/blocks/shelf.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        rule = value["rule"]
        return {"cards": home.shelf(rule, value["count"]), "more": home.SHELF_ADDRESSES[rule]}


class GroupsBlock(FreshBlock):
    """The six product groups as doors into the catalogue."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "grip"
        label = _("Product groups")
        template = "cms/blocks/groups.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        groups = Category.objects.all()
        return {"groups": [(group, GROUP_ICONS.get(group.number, "package")) for group in groups]}


class SessionsBlock(FreshBlock):
    """Market sessions to come."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "date"
        label = _("Market sessions")
        template = "cms/blocks/sessions.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        return {"sessions": home.sessions_to_come()}


class StoriesBlock(FreshBlock):
    """The newest stories in the reader's language."""

    title = blocks.CharBlock(max_length=60)

    class Meta:
        icon = "doc-full"
        label = _("Stories")
        template = "cms/blocks/stories.html"

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        return {"stories": page.newest_stories() if page else []}


class LookupBlock(blocks.StructBlock):
    """“Is this still OCOP today?”: the certificate lookup."""

    title = blocks.CharBlock(max_length=80)
    text = blocks.TextBlock(max_length=240)

    class Meta:
        icon = "search"
        label = _("Certificate lookup")
        template = "cms/blocks/lookup.html"
