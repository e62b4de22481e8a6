"""Cookies, hosts and the content security policy."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from config.settings.env import DEBUG, env, secret
from config.settings.pages import SITE_URL

SECRET_KEY = secret("SECRET_KEY")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", [_site.hostname or "localhost", "127.0.0.1", "localhost"]
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [SITE_URL])
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if _https and not DEBUG else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "blob:"],
        "connect-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        # The pay button posts to us and we redirect to the gateway's hosted page.
        "form-action": [
            SELF,
            "https://checkout.stripe.com",
            *([env.str("STRIPE_API_BASE")] if env.str("STRIPE_API_BASE", "") else []),
        ],
        "frame-ancestors": [NONE],
    },
}
# Wagtail's admin writes inline scripts and styles of its own; only people with a staff role see it.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": [SELF, "'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
__all__ = [
    name for name in dir() if name.isupper() and name not in {"NONCE", "NONE", "SELF", "DEBUG"}
]
