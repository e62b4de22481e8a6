"""Says in the caller's language what is wrong with an input; the checker itself knows English."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# By pydantic's stable error types; each sentence may use the names in the error's context.
_SENTENCES = {
    "missing": gettext_lazy("This is required."),
    "int_parsing": gettext_lazy("Write a whole number."),
    "int_type": gettext_lazy("Write a whole number."),
    "int_from_float": gettext_lazy("Write a whole number."),
    "bool_parsing": gettext_lazy("Write true or false."),
    "bool_type": gettext_lazy("Write true or false."),
    "string_type": gettext_lazy("Write text here."),
    "string_too_short": gettext_lazy("Write at least %(min_length)s characters."),
    "string_too_long": gettext_lazy("Write at most %(max_length)s characters."),
    "greater_than_equal": gettext_lazy("The least is %(ge)s."),
    "greater_than": gettext_lazy("It must be more than %(gt)s."),
    "less_than_equal": gettext_lazy("The most is %(le)s."),
    "less_than": gettext_lazy("It must be less than %(lt)s."),
    "literal_error": gettext_lazy("Choose one of: %(expected)s."),
    "enum": gettext_lazy("Choose one of: %(expected)s."),
    "uuid_parsing": gettext_lazy("This is not a valid id."),
    "date_from_datetime_parsing": gettext_lazy("Write a date such as 2026-11-22."),
    "date_parsing": gettext_lazy("Write a date such as 2026-11-22."),
    "datetime_from_date_parsing": gettext_lazy("Write a time such as 2026-11-22T20:00:00+07:00."),
    "datetime_parsing": gettext_lazy("Write a time such as 2026-11-22T20:00:00+07:00."),
    "dict_type": gettext_lazy("Send a JSON object."),
    "model_attributes_type": gettext_lazy("Send a JSON object."),
    "extra_forbidden": gettext_lazy("This field is not known here."),
}


def field_error(item: dict[str, Any]) -> dict[str, str]:
    """``{field, message}`` for one error of the checker."""
    where, *parts = (str(part) for part in item["loc"])
    if where == "body":
        # The first part is only what our function calls its argument.
        parts = parts[1:] or ["body"]
    sentence = _SENTENCES.get(item["type"])
    message = str(sentence) % item.get("ctx", {}) if sentence else _("This value is not valid.")
    return {"field": ".".join(parts), "message": message}
