"""Whether the process runs, and whether it can serve."""

from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, JsonResponse

from orders.queries.outbox import oldest_unsent_age


def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers, Valkey answers, and the outbox is being drained.

    Valkey down does not make the shop unready, because orders go on without it; it is reported.
    """
    checks: dict[str, object] = {}
    ready = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = "ok"
        age = oldest_unsent_age()
        checks["outbox_age_seconds"] = age
        ready = age <= settings.OUTBOX_MAX_AGE_SECONDS
    except Exception as error:  # noqa: BLE001 - any failure at all means: not ready
        checks["database"] = type(error).__name__
        ready = False
    valkey: Any = caches["default"]
    checks["valkey"] = "ok" if valkey.alive() else "away"
    return JsonResponse(
        {"status": "ok" if ready else "not ready", **checks}, status=200 if ready else 503
    )
