"""A product as its certificate names it."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from shop.models.category import Category
from shop.models.producer import Producer


class Product(models.Model):
    """One product. It carries no stars: those are asked of its certificates, for a day.

    ``search_text`` is the folded text that search reads (name, producer, places of today and of
    before, group); ``shop.actions.search_index`` writes it, and the database keeps the vector.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        HIDDEN = "hidden", _("Hidden")

    producer = models.ForeignKey(
        Producer, models.PROTECT, null=True, blank=True, related_name="products"
    )
    category = models.ForeignKey(Category, models.PROTECT, related_name="products")
    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=160)
    brand = models.CharField(max_length=120, blank=True)
    folded = models.CharField(max_length=160, db_index=True)
    description = models.TextField(blank=True)
    source_url = models.URLField(max_length=400, blank=True)
    # Label data: net quantity, ingredients, origin, shelf life, storage, use, warnings.
    facts = models.JSONField(default=dict, blank=True)
    is_alcohol = models.BooleanField(default=False)
    is_functional_food = models.BooleanField(default=False)
    needs_shipping = models.BooleanField(default=True)
    is_sample_data = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    draft_reason = models.CharField(max_length=240, blank=True)
    sold_count = models.PositiveIntegerField(default=0)  # rolled up, for sorting only
    search_text = models.TextField(blank=True)
    search_vector = models.GeneratedField(
        expression=SearchVector("search_text", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["folded"]
        indexes = [
            GinIndex(fields=["search_vector"], name="product_search_vector"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="product_search_trgm"),
            models.Index(fields=["state", "-published_at"], name="product_newest"),
            models.Index(fields=["state", "-sold_count"], name="product_best_selling"),
        ]
        constraints = [
            # DOMAIN: no legal holder, no listing.
            models.CheckConstraint(
                condition=~Q(state="published") | Q(producer__isnull=False),
                name="product_published_has_holder",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="product_published_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name
