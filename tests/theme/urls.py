"""The gallery alone, so that components are tested without the shop around them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(path("theme/", include("theme.urls")), prefix_default_language=False)
