"""What to look for in the directory."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.urls import reverse_lazy

from pharos.common import forms
from pharos.leaders.criteria import DISTANCES, SINGLE, Criteria
from pharos.leaders.states import Availability, DesignationKind
from pharos.schools import queries as schools
from pharos.schools.distance import Near
from pharos.taxonomy.states import Phase, SupportKind

ANY = ("", "Any")
ORDERS = ("name", "distance")


class Labelled(Protocol):
    """An area of expertise, wherever it was read."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> str: ...


class DirectoryForm(forms.FilterForm):
    """Every filter is optional and stands in the address."""

    label_size = "s"

    words = forms.TextField(
        label="Words", required=False, max_length=200, help_text="What your school needs, a name, a school or a town."
    )
    near = forms.Suggest(
        label="Near", required=False, help_text="Any postcode, or a school’s name or URN.",
        source=reverse_lazy("schools:suggest"),
    )  # fmt: skip
    within = forms.SelectField(
        label="Within", required=False, choices=[("", "Any distance"), *((str(km), f"{km} km") for km in DISTANCES)]
    )
    expertise = forms.CheckboxesField(
        label="Area of expertise", required=False, small=True, missing="Choose areas of expertise from the list"
    )
    support = forms.SelectField(label="Can lead", required=False, choices=[ANY, *SupportKind.choices])
    phase = forms.SelectField(label="Knows the phase", required=False, choices=[ANY, *Phase.choices])
    area = forms.SelectField(label="Area", required=False)
    designation = forms.SelectField(label="Designation", required=False, choices=[ANY, *DesignationKind.choices])
    availability = forms.SelectField(label="Availability", required=False, choices=[ANY, *Availability.choices])

    def __init__(
        self,
        *args: Any,
        areas: Iterable[tuple[str, str]],
        expertise: Iterable[Labelled],
        with_availability: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [ANY, *areas]  # type: ignore[attr-defined]
        self.fields["expertise"].choices = [(each.code, each.label) for each in expertise]  # type: ignore[attr-defined]
        self.point: Near | None = None
        self.with_availability = with_availability
        if not with_availability:
            del self.fields["availability"]

    def clean_near(self) -> str:
        typed: str = self.cleaned_data["near"]
        try:
            self.point = schools.place_of(typed) if typed else None
        except schools.NotPlaced as unknown:
            raise ValidationError(str(unknown)) from unknown
        return typed

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("within") and said.get("near") == "":
            self.add_error("near", "Enter a place to measure from, or choose any distance")
        return said

    def criteria(self) -> Criteria:
        """What is asked for, as far as it was well said."""
        said = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        within, order = said.get("within"), self.data.get("sort")
        return Criteria(
            **{name: said.get(name) or "" for name in ("words", *SINGLE)},
            expertise=tuple(said.get("expertise") or ()),
            near=self.point,
            within_km=int(within) if within and self.point else None,
            literally=self.data.get("literally") == "1",
            by_availability=self.with_availability,
            order=order if order in ORDERS else "",
        )

    def tell(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Put beside each option how many leaders it would leave. Areas that nobody offers are not shown."""
        for name, told in counts.items():
            field = self.fields.get(name)
            if isinstance(field, ChoiceField):
                chosen = self.data.getlist(name)  # type: ignore[attr-defined]
                options: Iterable[Any] = field.choices  # type: ignore[assignment]
                shown = [option for option in options if _worth_showing(name, option, told, chosen)]
                field.choices = [*_told(shown, told)]


def _worth_showing(name: str, option: Any, counts: Mapping[str, int], chosen: Collection[str]) -> bool:
    return name != "expertise" or bool(counts.get(option[0])) or option[0] in chosen


def _told(choices: Iterable[Any], counts: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    for code, label in choices:
        yield (code, f"{label} ({counts.get(code, 0):,})") if code else (code, label)
