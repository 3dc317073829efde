"""A first day and a last day, asked together."""

from typing import Any

from .base import Form


class SpanForm(Form):
    """A form that asks ``from_on`` and ``until_on``. The last day may be the first; it can't lie before it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The last day must be the same as or after the first day")
        return cleaned
