"""What to look for among the schools, and from where to measure."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from pharos.common import forms

from . import queries
from .criteria import Criteria
from .distance import Near
from .models import Area

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
    """The school that the words name, as far as they name any."""
    found = queries.measuring_point(typed) if typed else None
    if typed and found is None:
        raise ValidationError("Enter a school’s full name, its URN or its postcode, like ME14 1XX")
    return found


class SchoolsForm(forms.FilterForm):
    """Every filter is optional and stands in the address."""

    label_size = "s"

    q = forms.Suggest(
        label="Words", required=False, help_text="Name, URN, postcode or town.", source=SUGGESTIONS, goes=True
    )
    phase = forms.SelectField(label="Phase", required=False, choices=[ANY, *PHASES])
    area = forms.SelectField(label="Area", required=False)
    status = forms.SelectField(label="Look among", required=False, choices=STATUSES)
    near = forms.Suggest(
        label="Near a school", required=False, help_text="Its name, URN or postcode.", source=SUGGESTIONS
    )
    within = forms.SelectField(
        label="Within", required=False, choices=[("", "Any distance"), *((str(km), f"{km} km") for km in DISTANCES)]
    )

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [ANY, *((area.code, area.name) for area in areas)]  # type: ignore[attr-defined]
        self.point: Near | None = None

    def clean_near(self) -> str:
        typed: str = self.cleaned_data["near"]
        self.point = _measured_from(typed)
        return typed

    def criteria(self) -> Criteria:
        """What is asked for, as far as it was well said."""
        said = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        within = said.get("within")
        return Criteria(
            words=said.get("q") or "",
            phase=said.get("phase") or "",
            area=said.get("area") or "",
            status=said.get("status") or "",
            near=self.point,
            within_km=int(within) if within and self.point else None,
        )


class MeasureForm(forms.FilterForm):
    """To which other school a school's page tells the distance."""

    to = forms.Suggest(
        label="Another school", required=False, help_text="Its name, URN or postcode.", source=SUGGESTIONS
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.point: Near | None = None

    def clean_to(self) -> str:
        typed: str = self.cleaned_data["to"]
        self.point = _measured_from(typed)
        return typed
