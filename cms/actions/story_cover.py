"""Draws a story's cover and keeps it as a Wagtail image."""

import io

from django.core.files.images import ImageFile
from wagtail.images.models import Image

from shop.models import Product
from shop.pictures import draw_story_cover, motif_for


def draw_cover(*, slug: str, product_name: str) -> Image:
    """The cover of a story about ``product_name``; drawn once for both languages."""
    title = f"story {slug}"
    found = Image.objects.filter(title=title).first()
    if found is not None:
        return found
    product = Product.objects.select_related("category").filter(name=product_name).first()
    group = product.category.number if product else 1
    drawn = draw_story_cover(slug, motif_for(product_name, group))
    file = io.BytesIO()
    drawn.save(file, "WEBP", quality=88)
    file.seek(0)
    image = Image(title=title, width=drawn.width, height=drawn.height)
    image.file = ImageFile(file, name=f"{slug}.webp")
    image.save()
    return image
