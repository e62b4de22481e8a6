"""Stories in the reader's language."""

from django.utils.translation import get_language
from wagtail.models import Locale

from cms.models.story import StoryPage


def newest_stories(count: int = 3) -> list[StoryPage]:
    """The newest live stories, their covers loaded with them."""
    locale = Locale.objects.get(language_code=get_language() or "vi")
    stories = StoryPage.objects.live().filter(locale=locale).select_related("cover")
    return list(stories.order_by("-published_on", "-pk")[:count])
