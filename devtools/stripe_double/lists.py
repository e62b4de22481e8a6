"""Lists and their pages. https://docs.stripe.com/api/pagination"""

from __future__ import annotations

import operator
from collections.abc import Callable, Set
from itertools import islice

from devtools.stripe_double.double import Call, Double
from devtools.stripe_double.errors import invalid, missing
from devtools.stripe_double.params import Params
from devtools.stripe_double.store import Body

_COMMON = {"limit", "starting_after", "ending_before", "created", "expand"}
_BOUNDS = {"gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le}


def listing(
    double: Double,
    call: Call,
    kind: str,
    *,
    own: Set[str] = frozenset(),
    keep: Callable[[Body], bool] = lambda _: True,
) -> Body:
    """One page of a kind, newest first. `own` names the filters that `keep` looks at."""
    params = Params(call.params)
    params.only(_COMMON | own)
    limit = params.integer("limit", least=1) or 10
    if limit > 100:
        raise invalid("Invalid limit: it must be at most 100", "limit")
    born = _created(params)
    found = [body for body in double.store.newest_first(kind) if keep(body) and born(body)]
    after, before = params.text("starting_after"), params.text("ending_before")
    if after:
        found = found[_place(found, kind, after, "starting_after") + 1 :]
    if before:
        found = found[: _place(found, kind, before, "ending_before")]
    page = found[-limit:] if before and not after else list(islice(found, limit))
    return {
        "object": "list",
        "data": page,
        "has_more": len(found) > len(page),
        "url": call.path,
    }


def listing_by(double: Double, call: Call, kind: str, filters: tuple[str, ...]) -> Body:
    """One page of a kind, narrowed by equality on the fields in `filters`."""
    params = Params(call.params)
    wanted = {name: params.text(name) for name in filters if name in params.data}
    return listing(
        double, call, kind, own=set(filters),
        keep=lambda body: all(body[name] == value for name, value in wanted.items()),
    )  # fmt: skip


def _place(found: list[Body], kind: str, cursor: str, param: str) -> int:
    for at, body in enumerate(found):
        if body["id"] == cursor:
            return at
    raise missing(kind.replace("_", " "), cursor, param)


def _created(params: Params) -> Callable[[Body], bool]:
    """The `created` filter: one second, or bounds named gt, gte, lt and lte."""
    raw = params.data.get("created")
    if raw is None or isinstance(raw, str):
        exact = params.integer("created")
        return lambda body: exact is None or body["created"] == exact
    bounds = params.inner("created")
    bounds.only(_BOUNDS)
    limits = [(_BOUNDS[name], bounds.integer(name, required=True) or 0) for name in bounds.data]
    return lambda body: all(test(body["created"], limit) for test, limit in limits)
