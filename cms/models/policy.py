"""Rules of the shop in plain words."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class PolicyPage(Page):
    """Delivery, returns, privacy, live selling: a page each, with the date from which it holds."""

    holds_from = models.DateField(null=True, blank=True)
    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ul", "ol"])
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("holds_from"), FieldPanel("body")]
    template = "cms/policy.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.PolicyPage"]
    subpage_types: ClassVar = ["cms.PolicyPage"]
