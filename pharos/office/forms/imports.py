"""Questions about an import: the file, when it was true, which of its schools, and whether to try it first."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings

from pharos.common.forms import DateField, FileField, Form, LongTextField, RadiosField, TextField

ALL, ONE = "all", "one"
TRY, DO = "try", "do"


class FileForm(Form):
    """The register's file."""

    refusals_about: ClassVar[str | None] = "file"

    file = FileField(
        label="The register’s file",
        missing="Choose the register’s file",
        help_text="“All establishment data” from Get Information about Schools. It ends in .csv, .csv.gz or .xlsx.",
        endings=(".csv", ".gz", ".xlsx"),
        most_bytes=settings.UPLOAD_MAX_BYTES,
    )

    @property
    def handed_in(self) -> tuple[str, Iterable[bytes]]:
        """The file's name, and what is in it."""
        file = self.cleaned_data["file"]
        return file.name, file.chunks()


class RollBackForm(Form):
    """Why an import is taken back."""

    why = LongTextField(
        label="Why is it rolled back?",
        help_text="For example, “it was the file of another county”. It stays in the record.",
        missing="Enter why the import is rolled back",
        max_length=500,
        rows=3,
    )


class CancelForm(Form):
    """Why an import is called off."""

    why = LongTextField(
        label="Why is it cancelled?",
        help_text="It stays in the record.",
        missing="Enter why the import is cancelled",
        max_length=500,
        rows=3,
    )


class StartForm(Form):
    """What to do with a file that was handed in."""

    as_at = DateField(
        label="On which day was the register like this?",
        subject="The day",
        missing="Enter the day on which the register was like this",
        help_text="The day on which the file was downloaded. We propose the one in its name.",
    )
    schools = RadiosField(
        label="Which of its schools?",
        missing="Choose which schools to import",
        choices=[(ALL, "All of them"), (ONE, "Those of one local authority")],
    )
    la = TextField(
        label="The authority’s code or name",
        missing="Enter the authority’s code or name",
        help_text="As the register has it: 886, or Kent.",
        max_length=100,
        width="20",
    )
    doing = RadiosField(
        label="Import it, or try first?",
        missing="Choose whether to import it or to try first",
        choices=[(TRY, "Try first"), (DO, "Import it")],
        hints={
            TRY: "Says what would change and which rows cannot be read. Changes nothing.",
            DO: "All or nothing: where something goes wrong, everything stays as it was.",
        },
    )
    conditionals: ClassVar[dict[str, dict[str, list[str]]]] = {"schools": {ONE: ["la"]}}

    @property
    def answers(self) -> dict[str, Any]:
        """As the import asks for them. The form's key is among them: posted twice, it is one import."""
        told = self.cleaned_data
        return {
            "as_at": told["as_at"], "la": told["la"], "dry_run": told["doing"] == TRY, "form_key": told["form_key"],
        }  # fmt: skip
