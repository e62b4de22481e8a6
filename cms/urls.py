"""Addresses beside the Wagtail pages."""

from django.urls import path

from cms.feeds import StoryFeed

urlpatterns = [path("rss/", StoryFeed(), name="rss")]
