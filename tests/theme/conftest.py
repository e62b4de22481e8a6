"""A real web server with the gallery on it, and a real browser. Neither touches a database."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser


class Server(ThreadingMixIn, WSGIServer):
    """Answers the many small files of a page at once."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Keeps the test output readable."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the gallery's server."""
    with override_settings(ROOT_URLCONF="tests.theme.urls", ALLOWED_HOSTS=["127.0.0.1"]):
        app = StaticFilesHandler(WSGIHandler())
        with make_server("127.0.0.1", 0, app, Server, Silent) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser(chromium: Browser) -> Browser:
    """The one Chromium of the test run."""
    return chromium
