"""How asking a payment gateway can fail, as far as we must tell the cases apart."""


class GatewayError(Exception):
    """The gateway did not do what was asked."""


class GatewayDown(GatewayError):
    """No answer, or "busy": whether anything happened is unknown. Ask again with the same key."""


class GatewayBroken(GatewayError):
    """The gateway failed and remembers the failure under the key: ask again with a new key."""


class GatewayRefused(GatewayError):
    """The gateway understood and said no: asking again changes nothing."""
