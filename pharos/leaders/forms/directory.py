"""What to look for in the directory."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from pharos.common import forms
from pharos.leaders.criteria import Criteria
from pharos.leaders.states import Availability, DesignationKind
from pharos.schools import queries as schools
from pharos.schools.distance import Near
from pharos.taxonomy.models import Expertise
from pharos.taxonomy.states import Phase, SupportKind

DISTANCES = (5, 10, 15, 20, 30, 50)
ANY = ("", "Any")


class DirectoryForm(forms.FilterForm):
    """Every filter is optional and stands in the address."""

    label_size = "s"

    words = forms.TextField(
        label="Words", required=False, max_length=100, help_text="A name, a school, a town, or what they know."
    )
    expertise = forms.SelectField(label="Area of expertise", required=False, typeahead=True)
    support = forms.SelectField(label="Can lead", required=False, choices=[ANY, *SupportKind.choices])
    phase = forms.SelectField(label="Knows the phase", required=False, choices=[ANY, *Phase.choices])
    area = forms.SelectField(label="Area", required=False)
    designation = forms.SelectField(label="Designation", required=False, choices=[ANY, *DesignationKind.choices])
    availability = forms.SelectField(label="Availability", required=False, choices=[ANY, *Availability.choices])
    near = forms.Suggest(
        label="Near", required=False, help_text="Any postcode, or a school’s name or URN.",
        source=reverse_lazy("schools:suggest"),
    )  # fmt: skip
    within = forms.SelectField(
        label="Within", required=False, choices=[("", "Any distance"), *((str(km), f"{km} km") for km in DISTANCES)]
    )

    def __init__(
        self,
        *args: Any,
        areas: Iterable[tuple[str, str]],
        expertise: Iterable[Expertise],
        with_availability: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [ANY, *areas]  # type: ignore[attr-defined]
        self.fields["expertise"].choices = [ANY, *((each.code, each.label) for each in expertise)]  # type: ignore[attr-defined]
        self.point: Near | None = None
        if not with_availability:
            del self.fields["availability"]

    def clean_near(self) -> str:
        typed: str = self.cleaned_data["near"]
        try:
            self.point = schools.place_of(typed) if typed else None
        except schools.NotPlaced as unknown:
            raise ValidationError(str(unknown)) from unknown
        return typed

    def criteria(self) -> Criteria:
        """What is asked for, as far as it was well said."""
        said = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        chosen = ("words", "expertise", "phase", "area", "designation", "support", "availability")
        within = said.get("within")
        return Criteria(
            **{name: said.get(name) or "" for name in chosen},
            near=self.point,
            within_km=int(within) if within and self.point else None,
            by_distance=self.point is not None and self.data.get("sort") != "name",
        )
