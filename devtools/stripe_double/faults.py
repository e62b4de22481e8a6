"""Faults on request: each rule says what goes wrong, for which calls and how often."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from devtools.stripe_double.double import Call, Double

Kind = Literal["slow", "fail_500", "rate_limit", "conflict", "drop", "charge_then_drop"]
Stage = Literal["before", "during", "after"]


@dataclass(frozen=True)
class Fault:
    """One rule.

    kind: slow (waits `ms` while the key is in flight), fail_500, rate_limit (429), conflict (409),
        drop (cuts the connection, nothing done), charge_then_drop (does the work, then cuts).
    times: how many matching calls it hits; None means until it is removed.
    method, path: which calls; `path` is a prefix.
    stage: for fail_500 only. before: nothing done, nothing kept. during: nothing done, the 500 is
        kept under the key. after: the work is done and the 500 is kept under the key.
    """

    kind: Kind
    times: int | None = 1
    method: str = "POST"
    path: str = "/v1/"
    ms: int = 0
    stage: Stage = "during"


def read(given: dict[str, Any]) -> Fault:
    """A rule from JSON.

    Raises:
        ValueError: an unknown name or word.
    """
    try:
        fault = Fault(**given)
    except TypeError as unknown:
        raise ValueError(str(unknown)) from unknown
    if fault.kind not in get_args(Kind) or fault.stage not in get_args(Stage):
        raise ValueError(f"kind is one of {get_args(Kind)}, stage one of {get_args(Stage)}")
    return fault


def add(double: Double, fault: Fault) -> None:
    """Put a rule in force."""
    double.store.run("INSERT INTO faults (body) VALUES (?)", json.dumps(asdict(fault)))


def in_force(double: Double) -> list[dict[str, Any]]:
    """The rules that still have hits left, oldest first."""
    return [
        {"id": row["seq"], **json.loads(row["body"])}
        for row in double.store.rows("SELECT seq, body FROM faults ORDER BY seq")
    ]


def clear(double: Double) -> None:
    """Everything works again."""
    double.store.run("DELETE FROM faults")


def take(double: Double, call: Call) -> list[Fault]:
    """The rules that hit this call, one of each kind; each loses one of its hits."""
    hits: dict[str, Fault] = {}
    for row in double.store.rows("SELECT seq, body FROM faults ORDER BY seq"):
        fault = Fault(**json.loads(row["body"]))
        wanted = fault.method in ("*", call.method) and call.path.startswith(fault.path)
        if not wanted or fault.kind in hits:
            continue
        hits[fault.kind] = fault
        _use_up(double, row["seq"], fault)
    return list(hits.values())


def _use_up(double: Double, seq: int, fault: Fault) -> None:
    if fault.times is None:
        return
    if fault.times <= 1:
        double.store.run("DELETE FROM faults WHERE seq = ?", seq)
        return
    left = {**asdict(fault), "times": fault.times - 1}
    double.store.run("UPDATE faults SET body = ? WHERE seq = ?", json.dumps(left), seq)
