"""How often one place on the network may do what costs others: chatting, reporting, mails.

Counted in the cache, in fixed windows. A cache that is away lets everybody pass: limits are a
kindness to the others, never the truth.
"""

import ipaddress
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def network_of(request: HttpRequest) -> str:
    """Where a request comes from: an IPv4 address, or the /64 that one IPv6 household has.

    Our own front door names it (TRUSTED_PROXIES); what the caller writes into X-Forwarded-For
    ahead of that is not believed.
    """
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))


def within(what: str, who: str, *, most: int, seconds: int) -> bool:
    """Counts one more ``what`` of ``who``; False when that makes more than ``most`` in a window of
    ``seconds``."""
    key = f"limit:{what}:{who}:{int(time.time()) // seconds}"
    cache.add(key, 0, timeout=2 * seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:
        return True  # thrown out of the cache between the two calls
