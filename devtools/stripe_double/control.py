"""`/_control/…`: JSON for tests. It sets faults, holds webhooks, moves the clock and shows all.

Nothing here forges anything: an event exists only because something happened.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from devtools.stripe_double import endpoints, faults, session_state
from devtools.stripe_double.deliveries import Deliverer
from devtools.stripe_double.double import Double

Json = dict[str, Any]


class Control:
    """The switches. Each method answers with JSON; a ValueError or KeyError becomes a 400."""

    def __init__(self, double: Double, deliverer: Deliverer) -> None:
        self._double = double
        self._deliverer = deliverer
        self.routes: dict[tuple[str, str], Callable[[Json], Awaitable[Json]]] = {
            ("GET", "/_control/state"): self.state,
            ("POST", "/_control/reset"): self.reset,
            ("GET", "/_control/faults"): self.list_faults,
            ("POST", "/_control/faults"): self.add_fault,
            ("DELETE", "/_control/faults"): self.clear_faults,
            ("GET", "/_control/requests"): self.requests,
            ("POST", "/_control/clock"): self.clock,
            ("GET", "/_control/endpoints"): self.list_endpoints,
            ("POST", "/_control/endpoints"): self.add_endpoint,
            ("DELETE", "/_control/endpoints"): self.remove_endpoint,
            ("GET", "/_control/webhooks"): self.webhooks,
            ("POST", "/_control/webhooks"): self.set_webhooks,
            ("POST", "/_control/webhooks/release"): self.release,
            ("POST", "/_control/webhooks/discard"): self.discard,
        }

    async def state(self, given: Json) -> Json:
        """The switches as they are, and the double's time."""
        store = self._double.store
        return {
            "now": self._double.now(),
            "clock_offset": self._double.clock_offset,
            "faults": faults.in_force(self._double),
            "hold": bool(store.setting("hold", "")),
            "copies": int(store.setting("copies", "1")),
        }

    async def reset(self, given: Json) -> Json:
        """Forget all but the command line's endpoints, once nothing is on its way to them."""
        self._double.store.clear()
        await self._deliverer.settle()
        endpoints.ensure_configured(self._double)
        return await self.state(given)

    async def list_faults(self, given: Json) -> Json:
        """The rules in force."""
        return {"faults": faults.in_force(self._double)}

    async def add_fault(self, given: Json) -> Json:
        """Add a rule: see `faults.Fault` for its fields."""
        faults.add(self._double, faults.read(given))
        return await self.list_faults(given)

    async def clear_faults(self, given: Json) -> Json:
        """Everything works again."""
        faults.clear(self._double)
        return await self.list_faults(given)

    async def requests(self, given: Json) -> Json:
        """Calls received, oldest first; `method` and `path` (a prefix) narrow them."""
        rows = [
            {**dict(row), "params": json.loads(row["params"])}
            for row in self._double.store.rows("SELECT * FROM requests ORDER BY seq")
            if row["path"].startswith(given.get("path", "/"))
            and given.get("method", row["method"]) == row["method"]
        ]
        return {"count": len(rows), "requests": rows}

    async def clock(self, given: Json) -> Json:
        """Move the clock ahead by `advance` seconds and expire what is past its end."""
        seconds = int(given["advance"])
        if seconds < 0:
            raise ValueError("the clock only moves ahead")
        self._double.advance(seconds)
        return {"now": self._double.now(), "expired": session_state.expire_due(self._double)}

    async def list_endpoints(self, given: Json) -> Json:
        """Where webhooks go."""
        return {"endpoints": endpoints.every(self._double)}

    async def add_endpoint(self, given: Json) -> Json:
        """Add an address: `url`, `secret`, `enabled_events` (all unless told)."""
        kinds = list(given.get("enabled_events", ["*"]))
        return endpoints.add(self._double, str(given["url"]), str(given["secret"]), kinds)

    async def remove_endpoint(self, given: Json) -> Json:
        """Forget the address with this `id`."""
        endpoints.remove(self._double, str(given["id"]))
        return await self.list_endpoints(given)

    async def webhooks(self, given: Json) -> Json:
        """Every delivery, oldest first; `state` narrows: pending, held, sending, delivered …"""
        rows = [
            dict(row) for row in self._rows() if given.get("state", row["state"]) == row["state"]
        ]
        return {"count": len(rows), "deliveries": rows}

    async def set_webhooks(self, given: Json) -> Json:
        """`hold` keeps new webhooks back; `copies` sends each that many times."""
        with self._double.store.transaction():
            if "hold" in given:
                self._double.store.set_setting("hold", "yes" if given["hold"] else "")
            if "copies" in given:
                self._double.store.set_setting("copies", str(int(given["copies"])))
        return await self.state(given)

    async def release(self, given: Json) -> Json:
        """Send held webhooks one after the other, in the order of `types` or `event_ids` if given.

        Each waits for the answer to the one before, so the receiver sees exactly this order.
        """
        sent = []
        for row in self._chosen(given):
            answer = await self._deliverer.send(row["seq"])
            sent.append({"event_id": row["event_id"], "type": row["type"], "answer": answer})
        return {"sent": sent}

    async def discard(self, given: Json) -> Json:
        """Lose held webhooks: all, or those of `types` or `event_ids`."""
        for row in (lost := self._chosen(given)):
            self._double.store.run("UPDATE deliveries SET state = 'lost' WHERE seq = ?", row["seq"])
        return {"lost": len(lost)}

    def _rows(self) -> list[Any]:
        return self._double.store.rows(
            "SELECT d.*, json_extract(o.body, '$.type') AS type FROM deliveries d"
            " JOIN objects o ON o.id = d.event_id ORDER BY d.seq"
        )

    def _chosen(self, given: Json) -> list[Any]:
        held = [row for row in self._rows() if row["state"] == "held"]
        for name, column in (("types", "type"), ("event_ids", "event_id")):
            if name in given:
                return [row for word in given[name] for row in held if row[column] == word]
        return held
