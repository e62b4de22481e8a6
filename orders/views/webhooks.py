"""Where Stripe tells us that something happened."""

import logging

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from orders.actions.events import apply_event, keep_event
from orders.doorbell import ring
from orders.gateway import stripe_gateway

log = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """Verifies the signature, keeps the notice by its id, answers; the rest is repeatable.

    Applying it here is a kindness to the buyer who waits for the page: when it fails, the
    notice stands in the database and the recovery task applies it.
    """
    try:
        notice = stripe_gateway.verified(request.body, request.headers.get("Stripe-Signature", ""))
    except (ValueError, KeyError, TypeError):
        return HttpResponse(status=400)
    if keep_event(notice):
        try:
            apply_event(notice.id)
        except Exception:
            log.exception("event %s kept, not applied yet", notice.id)
            ring("recover_payments")
    return HttpResponse(status=200)
