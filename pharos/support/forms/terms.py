"""When, how much, and how it is paid for."""

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from pharos.common import clock, forms
from pharos.support import answers
from pharos.support.states import Funding

from .question import QuestionForm

MOST_HALF_DAYS = 120
LONGEST_AHEAD = dt.timedelta(days=3 * 366)


class DatesForm(QuestionForm):
    wanted_from_on = forms.DateField(
        label="When should the support start?", help_text="About right is good enough. For example, 11 1 2027.",
        subject="The start date", missing="Enter when the support should start",
    )  # fmt: skip
    wanted_until_on = forms.DateField(
        label="When should it end?", subject="The end date", missing="Enter when the support should end"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.day_of(self.at)
        for name in ("wanted_from_on", "wanted_until_on"):
            field: Any = self.fields[name]
            field.latest = today + LONGEST_AHEAD
        self.today = today

    def clean_wanted_from_on(self) -> dt.date:
        chosen: dt.date = self.cleaned_data["wanted_from_on"]
        if chosen < self.today:
            raise ValidationError("The start date must be today or later")
        return chosen

    def clean_wanted_until_on(self) -> dt.date:
        chosen: dt.date = self.cleaned_data["wanted_until_on"]
        begins = self.cleaned_data.get("wanted_from_on")
        if begins and chosen < begins:
            raise ValidationError("The end date must be the same as or after the start date")
        if chosen < self.today:
            raise ValidationError("The end date must be today or later")
        return chosen


class DaysForm(QuestionForm):
    half_days = forms.HalfDaysField(
        label="How many days of a leader’s time do you want?",
        help_text="Whole or half days, like 3 or 1.5. Each leader gives a few days a year free of charge, "
        "so ask for what you need. You agree the number with the leader.",
        most=MOST_HALF_DAYS,
    )


class FundingForm(QuestionForm):
    conditionals: ClassVar = {"funding": {Funding.NO_FUNDED_ROUTE.value: ["funding_words"]}}
    funding = forms.RadiosField(
        label="How will the support be paid for?",
        help_text="Free days go first to mentoring new headteachers, and to schools with no other funded route.",
        choices=Funding.choices,
        hints={
            Funding.NO_FUNDED_ROUTE: "The senior improvement adviser of your area has to confirm this.",
            Funding.SCHOOL: "At a rate that you agree with the leader.",
            Funding.NOT_SURE: "You decide with the leader before anything is agreed.",
        },
        missing="Choose how the support will be paid for",
    )
    funding_words = forms.LongTextField(
        label="Why is there no other funded route?", missing="Enter why there is no other funded route", rows=4
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not answers.for_new_headteacher(self.request):
            field: Any = self.fields["funding"]
            field.choices = [(key, words) for key, words in Funding.choices if key != Funding.NEW_HEADTEACHER]
