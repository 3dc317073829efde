"""Planning a visit, and saying what became of it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from pharos.common.forms import DateField, Form, HalfDaysField, LongTextField, RadiosField
from pharos.common.verdict import Verdict

from ..visit_dates import Window


class VisitForm(Form):
    on = DateField(label="Date of the visit", subject="The date of the visit", missing="Enter the date of the visit")
    half_days = HalfDaysField(
        label="How many days will it take?", help_text="You can use half days, like 0.5.",
        missing="Enter how many days it will take",
    )  # fmt: skip
    words = LongTextField(
        label="Anything to prepare or to know", help_text="For example, the time, and whom to ask for.",
        required=False, max_length=2000, rows=3,
    )  # fmt: skip

    def __init__(self, *args: Any, window: Window, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.window = window

    def clean_on(self) -> Any:
        return _within(self, self.window.may_plan(self.cleaned_data["on"]))


class TookPlaceForm(Form):
    on = DateField(label="When was it?", subject="The date of the visit", missing="Enter the date of the visit")
    half_days = HalfDaysField(
        label="How many days did it take?", help_text="You can use half days, like 0.5.",
        missing="Enter how many days it took",
    )  # fmt: skip

    def __init__(self, *args: Any, window: Window, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.window = window

    def clean_on(self) -> Any:
        return _within(self, self.window.may_have_taken_place(self.cleaned_data["on"]))


class CorrectForm(TookPlaceForm):
    """What was recorded is wrong. The reason stands beside what is put right."""

    what = RadiosField(
        label="What should be put right?",
        choices=[("facts", "It took place, but the date or the days are wrong"), ("never", "It did not take place")],
        missing="Choose what should be put right",
    )
    why = LongTextField(
        label="Why is it being corrected?", missing="Enter why it is being corrected", max_length=2000, rows=3
    )
    field_order = ("what", "on", "half_days", "why")
    conditionals: ClassVar = {"what": {"facts": ["on", "half_days"]}}


class CancelForm(Form):
    why = LongTextField(
        label="Why is it cancelled?", help_text="The leader and the headteacher will read this.",
        missing="Enter why it is cancelled", max_length=2000, rows=3,
    )  # fmt: skip


def _within(form: Form, verdict: Verdict) -> Any:
    if not verdict:
        raise ValidationError(verdict.reason)
    return form.cleaned_data["on"]
