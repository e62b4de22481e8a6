"""Addresses below /phien-cho/."""

from django.urls import path

from livestream.views import show

urlpatterns = [
    path("", show.sessions, name="sessions"),
    path("<slug:slug>/", show.session, name="session"),
    path("<slug:slug>/noi/", show.say, name="session-say"),
    path("<slug:slug>/bao-vi-pham/", show.report, name="session-report"),
    path("<slug:slug>/nhac/", show.reminder, name="session-reminder"),
]
