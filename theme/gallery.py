"""A page that shows every component with sample data, to look at and to test against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from theme.samples import sample_context


def show(request: HttpRequest) -> HttpResponse:
    """All components on one page."""
    return render(request, "theme/gallery.html", sample_context())
