"""All settings, one file per subject, each driven by environment variables."""

from config.settings.apps import *  # noqa: F403
from config.settings.data import *  # noqa: F403
from config.settings.env import BASE_DIR, DATA_DIR, DEBUG, DEMO
from config.settings.language import *  # noqa: F403
from config.settings.log import *  # noqa: F403
from config.settings.mail import *  # noqa: F403
from config.settings.pages import *  # noqa: F403
from config.settings.payments import *  # noqa: F403
from config.settings.people import *  # noqa: F403
from config.settings.rules import *  # noqa: F403
from config.settings.security import *  # noqa: F403
from config.settings.tasks import *  # noqa: F403

__all__ = ["BASE_DIR", "DATA_DIR", "DEBUG", "DEMO"]
