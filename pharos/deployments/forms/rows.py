"""The rows of a support record, as many as there are. Rows are added and removed with and without JavaScript."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from pharos.common.forms import Form, LongTextField, TextField

from .. import record_rows
from ..record_rows import COLUMNS, Row

MOST_ROWS = 40
LONG = ("focus", "actions", "impact")


class RowsForm(Form):
    """One sheet: five answers a row. ``base`` is the version that the person began from."""

    mark_optional = False
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_ROWS)

    def __init__(self, data: Any = None, *, rows: Sequence[Mapping[str, str]] = (), base: int = 0) -> None:
        self.given = list(typed(data)) if data is not None else [record_rows.row(each) for each in rows]
        first: dict[str, Any] = {"base": base, "count": len(self.given)}
        for number, each in enumerate(self.given):
            first |= {name_of(number, key): value for key, value in each.items()}
        super().__init__(data, initial=first)
        for number in range(len(self.given)):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        for key, label in COLUMNS.items():
            hint = "Specific, measurable" if key == "impact" else ""
            self.fields[name_of(number, key)] = (
                LongTextField(label=label, required=False, help_text=hint, max_length=4000, rows=3)
                if key in LONG
                else TextField(label=label, required=False, max_length=300)
            )
        self.fields[name_of(number, "key")] = forms.CharField(
            widget=forms.HiddenInput, required=False, max_length=32
        )  # fmt: skip

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The bound fields, row by row, for the page."""
        return [
            {key: self[name_of(number, key)] for key in [*COLUMNS, "key"]} for number in range(len(self.given))
        ]  # fmt: skip

    def answered(self) -> list[Row]:
        """The rows as they were answered, trimmed."""
        return [
            record_rows.row({key: self.cleaned_data[name_of(number, key)] for key in [*COLUMNS, "key"]})
            for number in range(len(self.given))
        ]


def name_of(number: int, key: str) -> str:
    return f"row-{number}-{key}"


def typed(data: Mapping[str, str]) -> list[Row]:
    """The rows as they were typed, whatever is wrong with them."""
    count = str(data.get("count", ""))
    rows = range(min(int(count), MOST_ROWS) if count.isdecimal() and len(count) < 4 else 0)
    return [record_rows.row({key: data.get(name_of(number, key), "") for key in [*COLUMNS, "key"]}) for number in rows]


def base_of(data: Mapping[str, str]) -> int:
    base = str(data.get("base", ""))
    return int(base) if base.isdecimal() and len(base) < 6 else 0
