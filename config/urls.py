"""Every address of the shop. Vietnamese stands at the root, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView, TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.sitemaps import SITEMAPS
from config import api, api_guard, health
from config.api_docs import api_docs
from orders.views.webhooks import stripe_webhook

handler400 = "config.errors.bad_request"
handler404 = "config.errors.not_found"
handler403 = "config.errors.forbidden"
handler500 = "config.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("api/v1/", api.urls),
    path("webhooks/stripe/", stripe_webhook, name="stripe-webhook"),
    # Wagtail's own sign-in knows neither the second step nor the limit on guessing.
    path("quan-tri/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
]
if settings.DEBUG or settings.DEMO:
    urlpatterns.append(path("theme/", include("theme.urls")))

urlpatterns += [
    *i18n_patterns(path("api/v1/docs", api_docs, name="api-docs"), prefix_default_language=False),
    # Behind everything of the API, before the pages: a program never gets a page for people.
    re_path(r"^api/(?P<path>.*)$", api_guard.missing),
]
urlpatterns += i18n_patterns(
    path("tai-khoan/", include("accounts.urls")),
    path("phong-live/", include("livestream.studio_urls")),
    path("phien-cho/", include("livestream.urls")),
    path("bao-cao/", include("analytics.urls")),
    path("", include("orders.urls")),
    path("", include("shop.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
