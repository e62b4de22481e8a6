"""Vietnamese is the default; English lives under /en/. UTC inside, Vietnam's time outside."""

from config.settings.env import BASE_DIR

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# django-allauth ships no Vietnamese of its own.
LOCALE_PATHS = [BASE_DIR / "accounts" / "allauth_locale"]
