"""Page numbers for lists that the database has cut already."""

from django.core.paginator import Page, Paginator


def numbers(count: int, number: int, size: int) -> "Page[int]":
    """What ``theme/components/pagination.html`` shows; a number beyond the end is the last page."""
    return Paginator(range(count), size).get_page(number)
