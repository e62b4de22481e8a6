"""Start the stand-in: `python -m devtools.stripe_double --help`."""

from __future__ import annotations

from devtools.stripe_double.app import App
from devtools.stripe_double.double import Double
from devtools.stripe_double.server import serve
from devtools.stripe_double.settings import parse
from devtools.stripe_double.store import Store


def main() -> None:
    """Run until a signal."""
    settings = parse()
    double = Double(settings, Store(settings.state_dir))
    print(f"Stripe stand-in (test mode, no money moves) on {settings.public_url}", flush=True)
    serve(App(double), settings.host, settings.port)


if __name__ == "__main__":
    main()
