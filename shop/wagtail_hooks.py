"""Products, producers and certificates in the admin, for officers and editors."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from shop.actions.search_index import index_producer, index_product
from shop.models import Certificate, IssuerRule, Producer, Product


class ProductViewSet(SnippetViewSet):
    """Products: found by name, filtered by state and group. Stars are not a field: they follow
    from the certificates."""

    model = Product
    icon = "tag"
    menu_label = _("Products")
    list_display = ("name", "producer", "category", "state", "draft_reason")
    list_filter = ("state", "category", "is_alcohol", "is_functional_food", "is_sample_data")
    search_fields = ("name", "search_text")
    panels = (
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("brand")]),
        FieldPanel("producer"),
        FieldPanel("category"),
        FieldPanel("description"),
        FieldPanel("facts"),
        MultiFieldPanel(
            [
                FieldPanel("is_alcohol"),
                FieldPanel("is_functional_food"),
                FieldPanel("needs_shipping"),
            ]
        ),
        MultiFieldPanel(
            [FieldPanel("state"), FieldPanel("published_at"), FieldPanel("draft_reason")]
        ),
    )


class ProducerViewSet(SnippetViewSet):
    """Producers: found by name, filtered by kind and by today's province."""

    model = Producer
    icon = "group"
    menu_label = _("Producers")
    list_display = ("name", "kind", "place_as_certified", "province", "is_active")
    list_filter = ("kind", "province", "is_active")
    search_fields = ("name", "folded", "place_as_certified")
    panels = (
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind")]),
        MultiFieldPanel([FieldPanel("tax_code"), FieldPanel("phone"), FieldPanel("email")]),
        MultiFieldPanel([FieldPanel("place_as_certified"), FieldPanel("province_as_certified")]),
        FieldPanel("story"),
        FieldPanel("is_active"),
    )


class CertificateViewSet(SnippetViewSet):
    """Certificates. The database computes the stars from the score when one is saved."""

    model = Certificate
    icon = "doc-full"
    menu_label = _("Certificates")
    list_display = ("product", "stars", "score", "decision_no", "valid_from", "valid_to", "status")
    list_filter = ("status", "stars", "issuer_level", "criteria", "valid_to")
    search_fields = ("decision_no", "product__name", "product__search_text")
    panels = (
        FieldPanel("product"),
        MultiFieldPanel([FieldPanel("criteria"), FieldPanel("score"), FieldPanel("status")]),
        MultiFieldPanel([FieldPanel("decision_no"), FieldPanel("decision_date")]),
        MultiFieldPanel([FieldPanel("issuer_level"), FieldPanel("issuer")]),
        MultiFieldPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    )


class IssuerRuleViewSet(SnippetViewSet):
    """Who recognises products of how many stars, from when to when."""

    model = IssuerRule
    icon = "calendar"
    menu_label = _("Who recognises")
    list_display = ("stars", "level", "valid_from", "valid_to", "source")
    list_filter = ("stars", "level")


class ShopViewSetGroup(SnippetViewSetGroup):
    """One entry in the admin's menu."""

    items = (ProductViewSet, ProducerViewSet, CertificateViewSet, IssuerRuleViewSet)
    menu_label = _("Shop")
    menu_icon = "folder-open-inverse"
    menu_order = 150


register_snippet(ShopViewSetGroup)


@hooks.register("after_edit_snippet")
@hooks.register("after_create_snippet")
def keep_search_up_to_date(request: Any, instance: Any) -> None:
    """A changed name or place is found at once."""
    if isinstance(instance, Product):
        index_product(instance)
    elif isinstance(instance, Producer):
        index_producer(instance)
