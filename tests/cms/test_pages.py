"""Front page, stories and policies in both languages; and what editors may do."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from accounts.actions.people import seed_roles
from accounts.models import Role, User
from cms.actions.seed import seed_pages
from cms.models import StoryPage

pytestmark = pytest.mark.django_db
STORY = "cau-chuyen/mien-dong-tai-hoan-tu-4-sao-den-5-sao/"
# site and its root paths 2 · page by its address 3 · stars and products of the opening 2 · session
# to show 3 · two shelves 2 · sessions to come 1 · groups 1 · stories and their pictures 2 + 3 ·
# locale 1, and what the picture library asks once for a new drawing
HOME_QUERIES = 30


@pytest.fixture(autouse=True)
def pages() -> None:
    seed_roles()
    seed_pages()


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("", "Của ngon từ bản", "Good things from the village"),
        ("cau-chuyen/", "Câu chuyện", "Stories"),
        (STORY, "từ bốn sao đến năm sao", "from four stars to five"),
        ("gioi-thieu/", "Giới thiệu", "About us"),
        ("chinh-sach/", "Chính sách", "Policies"),
        ("chinh-sach/giao-hang/", "Giao hàng", "Delivery"),
        ("chinh-sach/doi-tra/", "Đổi trả", "Returns"),
        ("chinh-sach/du-lieu-ca-nhan/", "Dữ liệu cá nhân", "Personal data"),
        ("chinh-sach/quy-che-phien-cho/", "Quy chế", "Rules of live"),
    ],
)
def test_every_page_speaks_both_languages_and_leads_to_the_other(
    client: Client, path: str, vietnamese: str, english: str
) -> None:
    here, there = client.get(f"/{path}"), client.get(f"/en/{path}")

    assert (here.status_code, there.status_code) == (200, 200)
    assert vietnamese in here.content.decode()
    assert english in there.content.decode()
    assert f'href="/en/{path}"' in here.content.decode()
    assert f'href="/{path}"' in there.content.decode()


def test_a_second_seed_makes_nothing() -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "url_path"))

    assert seed_pages() == 0
    assert list(Page.objects.order_by("pk").values_list("pk", "url_path")) == before


def test_six_stories_in_each_language() -> None:
    for language in ("vi", "en"):
        assert StoryPage.objects.filter(locale__language_code=language).count() == 6


def test_the_feed_speaks_the_readers_language(client: Client) -> None:
    assert "từ bốn sao đến năm sao" in client.get("/rss/").content.decode()
    assert "from four stars to five" in client.get("/en/rss/").content.decode()


def test_search_engines_are_shown_the_pages_and_kept_from_private_ones(client: Client) -> None:
    sitemap = client.get("/sitemap.xml").content.decode()
    robots = client.get("/robots.txt").content.decode()

    assert "/cau-chuyen/mien-dong-tai-hoan" in sitemap
    assert "/en/cau-chuyen/mien-dong-tai-hoan" in sitemap
    assert "/san-pham/" in sitemap
    assert "Disallow: /tai-khoan/" in robots
    assert "Sitemap: http" in robots


def test_the_front_page_asks_the_database_no_more_than_it_must(client: Client) -> None:
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")

    assert len(asked) <= HOME_QUERIES, "\n".join(query["sql"][:160] for query in asked)


def person(role: Role | None) -> Client:
    user = User.objects.create_user("person@example.com", "mat-khau-dai-2026")
    if role:
        user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client


def test_the_editors_room_leads_to_our_sign_in(client: Client) -> None:
    answer = client.get("/quan-tri/")

    assert answer["Location"] == "/tai-khoan/dang-nhap/?next=/quan-tri/"


@pytest.mark.parametrize("role", [None, Role.MARKETER])
def test_buyers_and_marketers_stay_outside(role: Role | None) -> None:
    assert person(role).get("/quan-tri/").status_code in (302, 403)


def test_an_editor_may_write_a_story_and_choose_pictures() -> None:
    editor = person(Role.EDITOR)
    story = StoryPage.objects.order_by("pk")[0]
    index = story.get_parent()

    assert editor.get("/quan-tri/").status_code == 200
    assert editor.get(f"/quan-tri/pages/{story.pk}/edit/").status_code == 200
    assert editor.get(f"/quan-tri/pages/add/cms/storypage/{index.pk}/").status_code == 200
    assert editor.get("/quan-tri/images/").status_code == 200
