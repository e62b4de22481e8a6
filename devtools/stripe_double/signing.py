"""The `Stripe-Signature` header. https://docs.stripe.com/webhooks#verify-manually"""

from __future__ import annotations

import hashlib
import hmac


def header(payload: bytes, secret: str, second: int) -> str:
    """`t=…,v1=…`: HMAC-SHA256 over the second, a dot and the body. `second` is the real time."""
    signed = str(second).encode() + b"." + payload
    return f"t={second},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"
