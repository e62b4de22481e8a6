"""What stops the services, said in one sentence with what to do next."""

from __future__ import annotations


class ServiceError(Exception):
    """A service cannot run; the message is for the person at the terminal."""
