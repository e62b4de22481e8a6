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
    """Make the addresses of the command line the ones in force.

    The first address takes the place of the first one of the last run, and so on: when the shop
    moved to another port, what was still to be sent follows it.
    """
    rows = double.store.rows("SELECT id FROM endpoints WHERE configured ORDER BY seq")
    known = [str(row["id"]) for row in rows]
    urls, secret = double.settings.webhook_urls, double.settings.webhook_secret
    with double.store.transaction():
        for endpoint_id, url in zip(known, urls, strict=False):
            double.store.run(
                "UPDATE endpoints SET url = ?, secret = ? WHERE id = ?", url, secret, endpoint_id
            )
        for endpoint_id in known[len(urls) :]:
            remove(double, endpoint_id)
        for url in urls[len(known) :]:
            made = add(double, url, secret, ["*"])
            double.store.run("UPDATE endpoints SET configured = 1 WHERE id = ?", made["id"])
