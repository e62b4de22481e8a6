"""Stories of goods and the people behind them."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import goods, text

STORIES_A_PAGE = 12


class StoryIndexPage(Page):
    """All stories, the newest first."""

    intro = models.CharField(max_length=240, blank=True)
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("intro")]
    template = "cms/story_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.StoryPage"]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.live().child_of(self).order_by("-published_on", "-pk")
        pages = Paginator(stories.select_related("cover"), STORIES_A_PAGE)
        context["page_obj"] = pages.get_page(request.GET.get("page"))
        return context


class StoryPage(Page):
    """One story: words, pictures, and the products and producers it is about."""

    kicker = models.CharField(max_length=60, blank=True)
    summary = models.CharField(max_length=260)
    published_on = models.DateField()
    cover = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = StreamField(
        [
            ("words", blocks.RichTextBlock(features=text.WORDS)),
            ("heading", blocks.CharBlock(max_length=80, template="cms/blocks/heading.html")),
            ("quote", text.QuoteBlock()),
            ("facts", text.FactsBlock()),
            ("picture", text.PictureBlock()),
            ("product", goods.ProductBlock()),
            ("producer", goods.ProducerBlock()),
        ],
        blank=True,
    )
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("kicker"),
        FieldPanel("summary"),
        FieldPanel("published_on"),
        FieldPanel("cover"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    template = "cms/story.html"
    parent_page_types: ClassVar = ["cms.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
