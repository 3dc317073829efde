"""Between which files to look for changes, where, and for which."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from pharos.common import forms
from pharos.common.ui.filters import date
from pharos.schools.models import Area
from pharos.schools.states import ChangeKind

EVERY = ("", "Everything")
ALL_AREAS = ("", "All areas")


class ChangesForm(forms.FilterForm):
    """Unless something else is chosen, the newest file is compared with the one before it."""

    since = forms.SelectField(label="From the file of", required=False)
    until = forms.SelectField(label="To the file of", required=False)
    kind = forms.SelectField(label="What happened", required=False, choices=[EVERY, *ChangeKind.choices])
    area = forms.SelectField(label="Area", required=False)

    def __init__(self, *args: Any, days: Sequence[dt.date], areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = days
        for name, proposed in (("since", days[1:2]), ("until", days[:1])):
            self.fields[name].choices = [(day.isoformat(), date(day)) for day in (*proposed, *days)]  # type: ignore[attr-defined]
            self.fields[name].choices = list(dict(self.fields[name].choices).items())  # type: ignore[attr-defined]
        known = [(area.code, area.name) for area in areas]
        self.fields["area"].choices = [ALL_AREAS, *known]  # type: ignore[attr-defined]
        if len(known) < 2:
            del self.fields["area"]
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        since, until = self._day("since", 1), self._day("until", 0)
        if since and until and since >= until:
            raise ValidationError({"until": "Choose a file that is later than the first one"})
        return told

    def _day(self, name: str, otherwise: int) -> dt.date | None:
        """The day that was chosen, or the one that is proposed."""
        chosen = self.cleaned_data.get(name)
        if chosen:
            return dt.date.fromisoformat(chosen)
        return self.days[otherwise] if len(self.days) > otherwise else None

    @property
    def between(self) -> tuple[dt.date, dt.date] | None:
        """The days of the two files, where there are two and the choice makes sense."""
        since, until = self._day("since", 1), self._day("until", 0)
        return (since, until) if since and until and since < until else None

    def chosen(self, name: str) -> str:
        return self.cleaned_data.get(name) or ""
