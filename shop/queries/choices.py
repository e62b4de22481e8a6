"""What people read for one choice of a facet."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shop.queries.facets import Choice
from theme.formatting import dong_text


def choice_label(facet: str, choice: Choice) -> str:
    """What people read for one choice."""
    if facet == "stars":
        return ngettext("%(n)d star", "%(n)d stars", int(choice.value)) % {"n": int(choice.value)}
    if facet == "in_stock":
        return _("In stock")
    if facet == "price":
        return price_label(choice.value)
    return choice.label


def price_label(value: str) -> str:
    """ "50000-99999" as people say it."""
    low, _dash, high = value.partition("-")
    if not low:
        return _("Under %(price)s") % {"price": dong_text(int(high) + 1)}
    if not high:
        return _("From %(price)s") % {"price": dong_text(int(low))}
    return _("%(low)s to %(high)s") % {"low": dong_text(int(low)), "high": dong_text(int(high) + 1)}
