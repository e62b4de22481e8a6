"""What search engines should know about."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Page

from shop.models import Producer, Product


class ProductSitemap(Sitemap[Product]):
    """Published products in both languages."""

    i18n = True
    alternates = True
    limit = 2000

    def items(self) -> QuerySet[Product]:
        return Product.objects.filter(state=Product.State.PUBLISHED).order_by("pk")

    def lastmod(self, item: Product) -> datetime:
        return item.updated_at

    def location(self, item: Product) -> str:
        return reverse("product", args=[item.slug])


class ProducerSitemap(Sitemap[Producer]):
    """Producers in both languages."""

    i18n = True
    limit = 2000

    def items(self) -> QuerySet[Producer]:
        return Producer.objects.filter(is_active=True).order_by("pk")

    def location(self, item: Producer) -> str:
        return reverse("producer", args=[item.slug])


class PlainSitemap(Sitemap[str]):
    """Pages that are always there."""

    i18n = True

    def items(self) -> Sequence[str]:
        return ["products", "producers", "certificates", "sessions"]

    def location(self, item: str) -> str:
        return reverse(item)


class PageSitemap(WagtailSitemap):
    """Wagtail pages. A site has one root, so each other language's home is asked by itself."""

    def items(self) -> QuerySet[Page]:
        home = self.get_wagtail_site().root_page
        wanted = Page.objects.none()
        for one in home.get_translations(inclusive=True):
            wanted |= one.get_descendants(inclusive=True)
        shown: QuerySet[Page] = wanted.live().public().order_by("path")
        return shown.defer_streamfields().specific()  # type: ignore[attr-defined, no-any-return]


SITEMAPS = {
    "plain": PlainSitemap,
    "products": ProductSitemap,
    "producers": ProducerSitemap,
    "pages": PageSitemap,
}
