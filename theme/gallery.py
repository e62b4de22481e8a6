"""Pages that show every component with sample data, to look at and to test against."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from theme.samples import sample_context


def show(request: HttpRequest) -> HttpResponse:
    """All components of the public pages."""
    return render(request, "theme/gallery.html", sample_context())


def show_live(request: HttpRequest) -> HttpResponse:
    """A market session on air."""
    return render(request, "theme/gallery/live.html", sample_context())


def show_desk(request: HttpRequest) -> HttpResponse:
    """A desk of the people who sell."""
    return render(request, "theme/gallery/desk.html", sample_context())
