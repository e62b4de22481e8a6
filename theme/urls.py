"""The gallery of components, mounted at /theme/ in development and demo only."""

from django.urls import path

from theme import gallery

urlpatterns = [
    path("", gallery.show, name="theme-gallery"),
    path("live/", gallery.show_live, name="theme-gallery-live"),
    path("desk/", gallery.show_desk, name="theme-gallery-desk"),
]
