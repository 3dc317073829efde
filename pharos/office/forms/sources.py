"""Questions about a file of another source: what it tells, the file, when it was true, whether to try it first."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings

from pharos.common.forms import DateField, FileField, Form, RadiosField
from pharos.schools.states import SourceKind

from .imports import DO, TRY

HINTS = {
    SourceKind.INSPECTIONS: "Ofsted’s “State-funded schools inspections and outcomes”, of any year.",
    SourceKind.LINKS: "The “Establishment links” of Get Information about Schools: who went before whom.",
    SourceKind.RESULTS: "A performance table of key stage 2 or key stage 4.",
    SourceKind.POSTCODES: "The Ordnance Survey’s “Code-Point Open”, or a part of it: distances are measured with it.",
    SourceKind.OUTLINES: "A GeoJSON file with the borders of the county’s districts, for its maps.",
}


class SourceFileForm(Form):
    """The file, and what it tells."""

    refusals_about: ClassVar[str | None] = "file"

    kind = RadiosField(
        label="What does the file tell?",
        missing="Choose what the file tells",
        choices=SourceKind.choices,
        hints={kind.value: hint for kind, hint in HINTS.items()},
    )
    file = FileField(
        label="The file",
        missing="Choose the file",
        help_text="It ends in .csv, .csv.gz or .xlsx; outlines end in .geojson or .json.",
        endings=(".csv", ".gz", ".xlsx", ".geojson", ".json"),
        most_bytes=settings.UPLOAD_MAX_BYTES,
    )

    @property
    def handed_in(self) -> tuple[SourceKind, str, Iterable[bytes]]:
        """What it tells, the file's name, and what is in it."""
        file = self.cleaned_data["file"]
        return SourceKind(self.cleaned_data["kind"]), file.name, file.chunks()


class SourceStartForm(Form):
    """What to do with a file that was handed in."""

    as_at = DateField(
        label="On which day was this true?",
        subject="The day",
        missing="Enter the day on which this was true",
        help_text="The day that the file’s title tells. We propose the one in its name. "
        "Where two files tell of the same thing, the later day counts.",
    )
    doing = RadiosField(
        label="Bring it in, or try first?",
        missing="Choose whether to bring it in or to try first",
        choices=[(TRY, "Try first"), (DO, "Bring it in")],
        hints={
            TRY: "Says what would change and which rows cannot be read. Changes nothing.",
            DO: "All or nothing: where something goes wrong, everything stays as it was.",
        },
    )

    @property
    def answers(self) -> dict[str, Any]:
        """As the import asks for them. The form's key is among them: posted twice, it is one import."""
        told = self.cleaned_data
        return {"as_at": told["as_at"], "dry_run": told["doing"] == TRY, "form_key": told["form_key"]}
