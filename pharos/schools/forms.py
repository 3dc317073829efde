"""What to look for among the schools, and from where to measure."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from pharos.common import forms

from . import queries
from .criteria import Criteria
from .distance import Near
from .models import District

SUGGESTIONS = reverse_lazy("schools:suggest")
DISTANCES = (2, 5, 10, 15, 20, 30, 50)
ANY = ("", "Any")
PHASES = [
    ("nursery", "Nursery"),
    ("primary", "Primary"),
    ("secondary", "Secondary"),
    ("all_through", "All-through"),
    ("special", "Special, or alternative provision"),
    ("post16", "16 plus"),
]
STATUSES = [("", "Open schools"), ("closed", "Closed schools"), ("all", "All schools, open or not")]


def _measured_from(typed: str) -> Near | None:
    """The place that the words mean, as far as they mean any."""
    try:
        return queries.place_of(typed) if typed else None
    except queries.NotPlaced as unknown:
        raise ValidationError(str(unknown)) from unknown


class SchoolsForm(forms.FilterForm):
    """Every filter is optional and stands in the address."""

    label_size = "s"

    q = forms.Suggest(
        label="Words", required=False, help_text="Name, URN, postcode or town.", source=SUGGESTIONS, goes=True
    )
    phase = forms.SelectField(label="Phase", required=False, choices=[ANY, *PHASES])
    area = forms.SelectField(label="Area", required=False)
    district = forms.SelectField(label="District", required=False)
    status = forms.SelectField(label="Look among", required=False, choices=STATUSES)
    near = forms.Suggest(
        label="Near", required=False, help_text="Any postcode, or a school’s name or URN.", source=SUGGESTIONS
    )
    within = forms.SelectField(
        label="Within", required=False, choices=[("", "Any distance"), *((str(km), f"{km} km") for km in DISTANCES)]
    )

    def __init__(self, *args: Any, districts: Iterable[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(districts, key=lambda district: district.name)
        areas = sorted({each.area for each in known}, key=lambda area: (area.position, area.name))
        self.fields["area"].choices = [ANY, *((area.code, area.name) for area in areas)]  # type: ignore[attr-defined]
        self.fields["district"].choices = [ANY, *((each.code, each.name) for each in known)]  # type: ignore[attr-defined]
        self.point: Near | None = None

    def clean_near(self) -> str:
        typed: str = self.cleaned_data["near"]
        self.point = _measured_from(typed)
        return typed

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("within") and said.get("near") == "":
            self.add_error("near", "Enter a place to measure from, or choose any distance")
        return said

    def criteria(self) -> Criteria:
        """What is asked for, as far as it was well said."""
        said = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        within = said.get("within")
        return Criteria(
            words=said.get("q") or "",
            phase=said.get("phase") or "",
            area=said.get("area") or "",
            district=said.get("district") or "",
            status=said.get("status") or "",
            near=self.point,
            within_km=int(within) if within and self.point else None,
        )


class MeasureForm(forms.FilterForm):
    """To which other place a school's page tells the distance."""

    to = forms.Suggest(
        label="To", required=False, help_text="Any postcode, or another school’s name or URN.", source=SUGGESTIONS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point: Near | None = None

    def clean_to(self) -> str:
        typed: str = self.cleaned_data["to"]
        self.point = _measured_from(typed)
        return typed
