"""Writes the folded text that search reads, from everything a product is known by."""

from collections.abc import Iterable

from accounts.folding import fold
from shop.models import Producer, Product


def search_text(product: Product) -> str:
    """Name, brand, producer, group and places of today and of before, folded."""
    producer = product.producer
    parts = [product.name, product.brand, product.category.name_vi]
    if producer is not None:
        parts += [producer.name, producer.place_as_certified, producer.province_as_certified]
        if producer.commune is not None:
            parts.append(producer.commune.full_name)
        if producer.province is not None:
            parts.append(producer.province.full_name)
    return fold(" · ".join(part for part in parts if part))


def index_product(product: Product) -> bool:
    """Brings one product's ``folded`` name and ``search_text`` up to date; True when it changed.

    ``updated_at`` stays: nothing that people see has changed.
    """
    folded, text = fold(product.name), search_text(product)
    if (product.folded, product.search_text) == (folded, text):
        return False
    product.folded, product.search_text = folded, text
    Product.objects.filter(pk=product.pk).update(folded=folded, search_text=text)
    return True


def index_products(products: Iterable[Product]) -> int:
    """How many of ``products`` had to be brought up to date."""
    return sum(index_product(product) for product in products)


def index_producer(producer: Producer) -> int:
    """After a producer's name or place changed: the same for the producer and its products."""
    folded = fold(producer.name)
    if producer.folded != folded:
        producer.folded = folded
        Producer.objects.filter(pk=producer.pk).update(folded=folded)
    return index_products(
        producer.products.select_related("category", "producer__commune", "producer__province")
    )
