"""Questions about a list of leaders: the file, which column is what, whether to write letters, one row's doubt."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from pharos.common.forms import FileField, FilterForm, Form, LongTextField, RadiosField, SelectField
from pharos.leaders import mapping
from pharos.leaders.leaders_file import MOST_BYTES
from pharos.leaders.mapping import COLUMNS, Column, Heading
from pharos.leaders.states import DesignationKind
from pharos.office.states import ANSWERS, Answer, Doubt, RowResult

EVERY_KIND = [(f"{mapping.EVERY}{kind}", f"No column: everybody is a {kind.label}") for kind in DesignationKind]
NOBODY, NEW = "nobody", "new"


class ListForm(Form):
    """The list itself."""

    refusals_about: ClassVar[str | None] = "file"

    file = FileField(
        label="Your list of leaders",
        missing="Choose your list of leaders",
        help_text="An Excel workbook (.xlsx) or a CSV file, up to 10 MB. Keep your own columns: we ask which is which.",
        endings=(".xlsx", ".csv", ".txt", ".tsv", ".gz"),
        most_bytes=MOST_BYTES,
    )

    @property
    def handed_in(self) -> tuple[str, Iterable[bytes]]:
        """The file's name, and what is in it."""
        file = self.cleaned_data["file"]
        return file.name, file.chunks()


class ColumnsForm(Form):
    """One question for each of our columns: which of theirs has it. The first values stand beside each heading."""

    mark_optional = False

    def __init__(self, *args: Any, headings: Sequence[Heading], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Not in this list"), *((each.text, _option(each)) for each in headings)]
        for column in COLUMNS:
            alike = EVERY_KIND if column.key == "designation" else []
            self.fields[column.key] = SelectField(
                label=column.label, required=False, choices=[*choices, *alike], help_text=_hint(column)
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for column in mapping.missing(told):
            self.add_error(column.key, f"Choose the column that has the {column.label[:1].lower()}{column.label[1:]}")
        for heading in mapping.used_twice(told):
            second = [key for key in mapping.BY_KEY if told.get(key) == heading][-1]
            self.add_error(second, f"The column “{heading}” is chosen twice. Choose it once")
        return told

    @property
    def columns(self) -> dict[str, str]:
        return {column.key: self.cleaned_data.get(column.key, "") for column in COLUMNS}


def _option(heading: Heading) -> str:
    samples = ", ".join(sample if len(sample) < 25 else f"{sample[:24]}…" for sample in heading.samples)
    return f"{heading.text[:40]} ({samples})" if samples else f"{heading.text[:40]} (empty)"


_HINTS = {
    "name": "First and last name in one column. Leave it out where they stand in two.",
    "designation": "KLE, NLE, LLE, SLE or NLG, in letters or words.",
    "from": "A date; of a month alone we take the first day.",
    "phases": "Several are parted by semicolons.",
    "areas": "Several are parted by semicolons. Areas that are not on the published lists are left out, and reported.",
    "portrait": "One that is too long is kept as the leader’s draft.",
}


def _hint(column: Column) -> str:
    words = _HINTS.get(column.key, "")
    return words if column.needed or column.key in ("first_name", "last_name") else f"{words} Optional.".strip()


class BringInForm(Form):
    letters = RadiosField(
        label="Write to the new leaders?",
        missing="Choose whether to write to the new leaders",
        choices=[(NOBODY, "No, write to nobody"), (NEW, "Yes, ask each of them to complete their profile")],
        hints={
            NEW: "One letter each. No leader is in the directory before they complete their profile and agree to it."
        },
    )

    @property
    def wants_letters(self) -> bool:
        return bool(self.cleaned_data["letters"] == NEW)


class RowsFilter(FilterForm):
    result = SelectField(label="Show", required=False, choices=[("", "Every row"), *RowResult.choices])


_SAYS = {
    Answer.SAME: "Yes, the same person",
    Answer.ANOTHER: "No, another person",
    Answer.LEAVE: "Leave this row out",
}
_FOLLOWS = {
    Answer.SAME: "The designation goes to the person whom we know. Their name, address and profile stay.",
    Answer.ANOTHER: "They get an account of their own.",
    Answer.LEAVE: "Nothing is changed.",
}


class DecideForm(Form):
    """One doubt about one row."""

    refusals_about: ClassVar[str | None] = "answer"

    answer = RadiosField(label="Is it the same person?", missing="Choose one of the answers")

    def __init__(self, *args: Any, doubt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = ANSWERS.get(Doubt(doubt), (Answer.LEAVE,))
        field = self.fields["answer"]
        field.choices = [(each.value, _SAYS[each]) for each in answers]  # type: ignore[attr-defined]
        field.hints = {each.value: _FOLLOWS[each] for each in answers}  # type: ignore[attr-defined]
        if doubt == Doubt.DATE:
            field.label = "What should become of this row?"


class TakeBackForm(Form):
    why = LongTextField(
        label="Why is this list taken back?",
        help_text="Administrators can read this.",
        missing="Enter the reason why the list is taken back",
        max_length=1_000,
        rows=3,
    )
