"""Addresses below /phong-live/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
