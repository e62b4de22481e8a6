"""Reads the environment: the only way to configure the shop."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

DEBUG: bool = env.bool("DEBUG", False)
# The demo has sample sign-ins, sample prices and a Stripe double; production never sets it.
DEMO: bool = env.bool("DEMO", False)
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var"))).resolve()


def secret(name: str) -> str:
    """The value of a required secret.

    Raises ImproperlyConfigured, naming the variable, when it is missing: a shop with a guessed
    secret is worse than one that does not start.
    """
    value: str = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment or in .env.")
    return value
