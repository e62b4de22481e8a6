"""Where webhooks go."""

from __future__ import annotations

import json

from devtools.stripe_double.double import Double, new_id
from devtools.stripe_double.store import Body


def add(double: Double, url: str, secret: str, kinds: list[str]) -> Body:
    """Register an address. `kinds` are event types, or `*` for all."""
    endpoint_id = new_id("we_")
    double.store.run(
        "INSERT INTO endpoints (id, url, secret, enabled_events) VALUES (?, ?, ?, ?)",
        endpoint_id, url, secret, json.dumps(kinds),
    )  # fmt: skip
    return {"id": endpoint_id, "url": url, "secret": secret, "enabled_events": kinds}


def every(double: Double) -> list[Body]:
    """All of them, in the order they were added."""
    return [
        {
            "id": row["id"],
            "url": row["url"],
            "secret": row["secret"],
            "enabled_events": json.loads(row["enabled_events"]),
        }
        for row in double.store.rows("SELECT * FROM endpoints ORDER BY seq")
    ]


def remove(double: Double, endpoint_id: str) -> None:
    """Forget an address and what was still to be sent there."""
    with double.store.transaction():
        double.store.run("DELETE FROM deliveries WHERE endpoint_id = ?", endpoint_id)
        double.store.run("DELETE FROM endpoints WHERE id = ?", endpoint_id)


def ensure_configured(double: Double) -> None:
    """The addresses of the command line, with today's secret, without doubling them."""
    known = {endpoint["url"]: endpoint["id"] for endpoint in every(double)}
    secret = double.settings.webhook_secret
    for url in double.settings.webhook_urls:
        if url in known:
            double.store.run("UPDATE endpoints SET secret = ? WHERE id = ?", secret, known[url])
        else:
            add(double, url, secret, ["*"])
