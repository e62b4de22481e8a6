"""Blocks that read what they show at the moment they are shown."""

from typing import Any

from wagtail import blocks


class FreshBlock(blocks.StructBlock):
    """A block whose template gets, besides the editor's values, what ``fresh`` reads."""

    def fresh(self, value: Any, page: Any) -> dict[str, Any]:
        """What the template needs besides the editor's values. ``page`` may be None in previews."""
        return {}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = parent_context.get("page") if parent_context else None
        return context | self.fresh(value, page)
