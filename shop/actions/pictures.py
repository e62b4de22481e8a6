"""Draws the pictures that published products and their producers do not have yet."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from shop.catalogue.dice import Dice
from shop.images import BANNER_WIDTHS, fallback_path
from shop.models import Producer, Product, ProductPicture
from shop.pictures import Motif, PictureJob, Rendition, Scene, motif_for, render_many

WIDTHS = (240, 480, 800, 1200)
MORE_WIDTHS = (480, 800)  # pictures behind the first are never shown on a card
SIZE = 1200


def missing_pictures() -> tuple[list[tuple[Product, int]], list[Producer]]:
    """Published products with the positions to draw, and producers without a banner.

    A picture whose file has gone counts as missing: media may be lost while rows are kept.
    """
    pictures = {
        (row.product_id, row.position): row.stem for row in ProductPicture.objects.iterator()
    }
    todo = [
        (product, position)
        for product in _published()
        for position in range(pictures_wanted(product))
        if not _exists(pictures.get((product.pk, position), ""))
    ]
    producers = Producer.objects.filter(products__state=Product.State.PUBLISHED).distinct()
    return todo, [one for one in producers if not _exists(one.banner)]


def pictures_wanted(product: Product) -> int:
    """One to three drawn pictures; photographs that a producer uploads are not counted here."""
    throw = Dice(product.slug).percent("pictures")
    return 1 if throw < 75 else 2 if throw < 95 else 3


def draw_missing(*, on_done: Callable[[], None], processes: int | None = None) -> int:
    """Draws what is missing on all cores and returns how many pictures that were."""
    products, producers = missing_pictures()
    jobs = [_product_job(product, position) for product, position in products]
    jobs += [_banner_job(producer) for producer in producers]
    if not jobs:
        return 0
    cores = processes or os.cpu_count() or 1
    drawn = render_many(jobs, cores, lambda job, renditions: on_done())
    for (product, position), renditions in zip(products, drawn, strict=False):
        _keep_picture(product, position, renditions)
    for producer, renditions in zip(producers, drawn[len(products) :], strict=True):
        Producer.objects.filter(pk=producer.pk).update(banner=_stem(renditions))
    return len(jobs)


def _published() -> QuerySet[Product]:
    return Product.objects.filter(state=Product.State.PUBLISHED).select_related("category")


def _exists(stem: str) -> bool:
    return bool(stem) and (Path(settings.MEDIA_ROOT) / fallback_path(stem)).exists()


def product_motif(product: Product) -> Motif:
    """The still life that fits a product."""
    return motif_for(product.name, product.category.number, product.description)


def _product_job(product: Product, position: int) -> PictureJob:
    return PictureJob(
        scene=Scene.PRODUCT,
        seed=f"{product.slug}:{position}" if position else product.slug,
        folder=Path(settings.MEDIA_ROOT) / "products",
        stem=f"{product.slug}-{position + 1}" if position else product.slug,
        motifs=(product_motif(product),),
        widths=MORE_WIDTHS if position else WIDTHS,
    )


def _banner_job(producer: Producer) -> PictureJob:
    return PictureJob(
        scene=Scene.PRODUCER,
        seed=producer.slug,
        folder=Path(settings.MEDIA_ROOT) / "producers",
        stem=producer.slug,
        producer_kind=producer.kind,
        widths=BANNER_WIDTHS,
    )


def _keep_picture(product: Product, position: int, renditions: Sequence[Rendition]) -> None:
    ProductPicture.objects.update_or_create(
        product=product,
        position=position,
        defaults={
            "stem": _stem(renditions),
            "widths": sorted({one.width for one in renditions if one.format == "avif"}),
            "width": SIZE,
            "height": SIZE,
            "alt": f"{product.name}, tranh cắt giấy",
            "is_drawn": True,
        },
    )


def _stem(renditions: Sequence[Rendition]) -> str:
    """The media path that all files of a picture share."""
    first = renditions[0]
    name = first.path.name.removesuffix(f"-{first.width}.{first.path.suffix[1:]}")
    return f"{first.path.parent.name}/{name}"
