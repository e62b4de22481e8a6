"""How Django forms look here: label, hint, field, error, and a summary that links to each error."""

from django.forms.renderers import TemplatesSetting


class ThemeRenderer(TemplatesSetting):
    """FORM_RENDERER = "theme.forms.ThemeRenderer": {{ form }} and {{ field.as_field_group }}."""

    form_template_name = "theme/forms/form.html"
    field_template_name = "theme/forms/field.html"
