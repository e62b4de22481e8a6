"""News for feed readers."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils.translation import gettext_lazy as _

from cms.models import StoryPage
from cms.queries.stories import newest_stories
from shop.clock import VIETNAM


class StoryFeed(Feed):  # type: ignore[type-arg]
    """The newest stories in the language of the address."""

    title = "Chợ OCOP"
    link = "/"
    description = _("Stories of OCOP goods and the people who make them.")

    def items(self) -> list[StoryPage]:
        """Twenty at most."""
        return newest_stories(20)

    def item_title(self, item: StoryPage) -> str:
        return str(item.title)

    def item_description(self, item: StoryPage) -> str:
        return item.summary

    def item_link(self, item: StoryPage) -> str:
        return str(item.full_url)

    def item_pubdate(self, item: StoryPage) -> datetime:
        """Midday in Vietnam of the day of publication."""
        return datetime.combine(item.published_on, time(12), tzinfo=VIETNAM)
