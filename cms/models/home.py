"""The front page."""

from typing import ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import home
from cms.models.story import StoryPage

STORIES_SHOWN = 4


class HomePage(Page):
    """Built from blocks; what they show is read fresh at every visit."""

    body = StreamField(
        [
            ("hero", home.HeroBlock()),
            ("shelf", home.ShelfBlock()),
            ("groups", home.GroupsBlock()),
            ("sessions", home.SessionsBlock()),
            ("stories", home.StoriesBlock()),
            ("lookup", home.LookupBlock()),
        ],
        blank=True,
    )
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
    template = "cms/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["cms.StoryIndexPage", "cms.PolicyPage"]

    def newest_stories(self) -> list[StoryPage]:
        """The stories that the page's block shows, in the language of this page."""
        stories = StoryPage.objects.live().filter(locale=self.locale).select_related("cover")
        return list(stories.order_by("-published_on", "-pk")[:STORIES_SHOWN])
