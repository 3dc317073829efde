"""Questions about areas of expertise and the expressions by which they are found."""

from typing import Any, ClassVar

from pharos.common import forms
from pharos.taxonomy.spoken import MOST_CHARACTERS
from pharos.taxonomy.states import KEPT_KINDS, TermKind
from pharos.taxonomy.table_rows import MOST_BYTES
from pharos.taxonomy.thesaurus_file import LONGEST

from .areas import WhyField

AREAS, THESAURUS = "areas", "thesaurus"
KIND_HINTS = {
    TermKind.SYNONYM: "Says the same, or a part of it: “times tables” for maths.",
    TermKind.SYMPTOM: "How the need shows: “children count on their fingers”.",
    TermKind.BROADER: "Means this and more: “STEM”.",
    TermKind.RELATED: "Is often a need at the same time.",
}


class ReasonForm(forms.Form):
    why = WhyField(label="Why?")


class TermForm(forms.Form):
    """An expression of an area."""

    refusals_about: ClassVar[str | None] = "words"

    words = forms.TextField(
        label="What do people say?", max_length=LONGEST, missing="Enter what people say",
        help_text="In small letters, as it would stand in a sentence. Endings and order make no difference.",
    )  # fmt: skip
    kind = forms.RadiosField(
        label="How does it stand to the area?", choices=KEPT_KINDS, missing="Choose how it stands to the area",
        hints={str(kind): words for kind, words in KIND_HINTS.items()},
    )  # fmt: skip


class CorrectForm(TermForm):
    why = WhyField(label="Why?")


class TryForm(forms.FilterForm):
    words = forms.LongTextField(
        label="What somebody might write", max_length=MOST_CHARACTERS, rows=3, missing="Enter some words to try",
        help_text="Use made-up words. They are not kept.",
    )  # fmt: skip


class ImportForm(forms.Form):
    refusals_about: ClassVar[str | None] = "file"
    conditionals: ClassVar[dict[str, dict[str, list[str]]]] = {"what": {AREAS: ["missing"]}}

    what = forms.RadiosField(
        label="What is in the file?",
        choices=[(AREAS, "Areas of expertise"), (THESAURUS, "The thesaurus")],
        hints={
            AREAS: "Columns code, label, group, scheme, position; or a published list with scheme, group, area.",
            THESAURUS: "Columns code, term, kind. It adds expressions and changes their kind; it removes none.",
        },
        missing="Choose what is in the file",
    )
    missing = forms.RadiosField(
        label="What happens to areas that their list no longer has?",
        choices=[("keep", "They stay as they are"), ("retire", "They are offered to no new choice")],
        hints={"retire": "They stay where they were chosen."},
        missing="Choose what happens to areas that are no longer in the list",
    )
    file = forms.FileField(
        label="The file", missing="Choose the file", help_text="A CSV file or an Excel workbook, of 5 MB or less.",
        endings=(".csv", ".xlsx"), most_bytes=MOST_BYTES,
    )  # fmt: skip

    @property
    def options(self) -> dict[str, Any]:
        return {"retire_missing": self.cleaned_data["missing"] == "retire"} if self.of_areas else {}

    @property
    def of_areas(self) -> bool:
        return bool(self.cleaned_data["what"] == AREAS)
