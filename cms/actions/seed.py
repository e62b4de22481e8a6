"""Makes the sample pages: home, stories and policies, in both languages. Makes each once."""

import datetime
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.actions.editors import open_editors_room
from cms.actions.story_blocks import story_blocks
from cms.actions.story_cover import draw_cover
from cms.models import HomePage, PolicyPage, StoryIndexPage, StoryPage

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
LANGUAGES = ("vi", "en")
STORIES_SLUG = "cau-chuyen"


@transaction.atomic
def seed_pages() -> int:
    """All sample pages that are not there yet; returns how many were made."""
    texts = json.loads((SAMPLE / "pages.json").read_text(encoding="utf-8"))
    stories = json.loads((SAMPLE / "stories.json").read_text(encoding="utf-8"))
    before = Page.objects.count()
    homes = _homes(texts["home"])
    for policy in texts["policies"]:
        _policy(homes, policy)
    indexes = _story_indexes(homes, texts["stories"])
    for story in stories:
        _story(indexes, story)
    open_editors_room(homes=list(homes.values()))
    made: int = Page.objects.count() - before
    return made


def _homes(texts: dict[str, Any]) -> dict[str, Page]:
    root = Page.objects.get(depth=1)
    homes: dict[str, Page] = {}
    for language in LANGUAGES:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        found = HomePage.objects.filter(locale=locale).first()
        if found is None:
            fields = _translated(texts[language], homes)
            found = HomePage(locale=locale, slug=f"home-{language}", **fields)
            root.add_child(instance=found)
        homes[language] = found
    _serve(homes["vi"])
    return homes


def _serve(home: Page) -> None:
    """Makes ``home`` the site's front page, in place of the one that Wagtail brings."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk and site.root_page_id != home.pk else None
    site.hostname, site.port = address.hostname or "localhost", address.port or 80
    site.root_page, site.site_name = home, settings.SITE_NAME
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()


def _policy(homes: dict[str, Page], policy: dict[str, Any]) -> None:
    made: dict[str, Page] = {}
    for language in LANGUAGES:
        parent = homes[language]
        if policy["parent"]:
            parent = parent.get_children().get(slug=policy["parent"])
        found = parent.get_children().filter(slug=policy["slug"]).first()
        if found is None:
            found = PolicyPage(
                locale=homes[language].locale,
                slug=policy["slug"],
                holds_from=_date(policy["holds_from"]),
                **_translated(policy[language], made),
            )
            parent.add_child(instance=found)
        made[language] = found


def _story_indexes(homes: dict[str, Page], texts: dict[str, Any]) -> dict[str, Page]:
    indexes: dict[str, Page] = {}
    for language in LANGUAGES:
        home = homes[language]
        found = home.get_children().filter(slug=STORIES_SLUG).first()
        if found is None:
            fields = _translated(texts[language], indexes)
            found = StoryIndexPage(locale=home.locale, slug=STORIES_SLUG, **fields)
            home.add_child(instance=found)
        indexes[language] = found
    return indexes


def _story(indexes: dict[str, Page], story: dict[str, Any]) -> None:
    made: dict[str, Page] = {}
    for language in LANGUAGES:
        found = indexes[language].get_children().filter(slug=story["slug"]).first()
        if found is None:
            text = story[language]
            fields = {name: text[name] for name in ("title", "kicker", "summary")}
            found = StoryPage(
                locale=indexes[language].locale,
                slug=story["slug"],
                published_on=_date(story["published_on"]),
                cover=draw_cover(slug=story["slug"], product_name=story["motif_of"]),
                body=story_blocks(text["body"]),
                **_translated(fields, made),
            )
            indexes[language].add_child(instance=found)
        made[language] = found


def _translated(fields: dict[str, Any], made: dict[str, Page]) -> dict[str, Any]:
    """``fields``, tied to the page in the other language when that was made already."""
    other = next(iter(made.values()), None)
    return {**fields, "translation_key": other.translation_key} if other else dict(fields)


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
