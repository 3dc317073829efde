"""Questions about areas and districts, each with the reason for what is done."""

from typing import Any

from django.core.exceptions import ValidationError

from pharos.common.forms import Form, LongTextField, SelectField, TextField
from pharos.schools.areas_file import CODE
from pharos.schools.models import Area


class WhyField(LongTextField):
    """The reason, which stays in the record."""

    missing = "Enter the reason"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text="It stays in the record.", max_length=500, rows=3, **kwargs)


class AreaForm(Form):
    """An area's name: on adding it, and on renaming it."""

    name = TextField(label="Name", missing="Enter the area’s name", max_length=100)
    why = WhyField(label="Why?")


class DistrictForm(Form):
    """One more district of an area."""

    name = TextField(
        label="Name", missing="Enter the district’s name", help_text="As the register has it.", max_length=100
    )
    code = TextField(
        label="Code",
        missing="Enter the district’s code",
        help_text="Nine characters, such as E07000107. The register has it beside the district’s name.",
        max_length=50,
        width="10",
    )
    former_name = TextField(
        label="Former name", required=False, help_text="What older files of the register call it.", max_length=100
    )
    why = WhyField(label="Why?")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not CODE.fullmatch(code):
            raise ValidationError("Enter a code of letters and digits, such as E07000107")
        return code


class MoveForm(Form):
    """Another area for a district."""

    to = SelectField(label="Which area does it move to?", missing="Choose the area that it moves to")
    why = WhyField(label="Why?")

    def __init__(self, *args: Any, areas: list[Area], now_in: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.code: area for area in areas}
        others = [(code, area.name) for code, area in self.areas.items() if area != now_in or self.is_bound]
        self.fields["to"].choices = [("", "Choose"), *others]  # type: ignore[attr-defined]

    def clean_to(self) -> Area:
        return self.areas[self.cleaned_data["to"]]
