"""Sends text messages through the gateway that SMS_URL names."""

import json
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

TIMEOUT_SECONDS = 8


def send_sms(*, to: str, text: str) -> None:
    """One message to one number (E.164).

    ``https://…`` gets a JSON POST ``{"to", "text"}`` with SMS_TOKEN as bearer; ``file:///folder``
    writes one file a message, for machines without a gateway. Raises OSError when it fails.
    """
    address = urlsplit(settings.SMS_URL)
    if address.scheme == "file":
        folder = Path(address.path)
        folder.mkdir(parents=True, exist_ok=True)
        stamp = f"{timezone.now():%Y%m%dT%H%M%S%f}"
        (folder / f"{stamp}-{to}.txt").write_text(text, encoding="utf-8")
        return
    if address.scheme != "https":
        raise OSError("SMS_URL must start with https:// or file:///")
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked above
        settings.SMS_URL,
        data=json.dumps({"to": to, "text": text}).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.SMS_TOKEN}",
        },
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310
        return
