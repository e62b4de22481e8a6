"""The pages that editors write."""

from cms.models.home import HomePage
from cms.models.policy import PolicyPage
from cms.models.story import StoryIndexPage, StoryPage

__all__ = ["HomePage", "PolicyPage", "StoryIndexPage", "StoryPage"]
