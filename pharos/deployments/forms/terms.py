"""The terms of an agreement, on one page in sections."""

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar

from pharos.common.calendar import academic_year
from pharos.common.forms import (
    CheckboxesField,
    DateField,
    EmailField,
    Form,
    HalfDaysField,
    LongTextField,
    PersonNameField,
    RadiosField,
    TextField,
    WholeNumberField,
)
from pharos.common.ui.filters import date
from pharos.days.states import Pool
from pharos.support.models import SupportRequest

from .. import first_terms
from ..states import Ground, Reader, Reporting

MOST_HALF_DAYS = 120
MOST_POUNDS = 5000
HINTS_OF_GROUNDS: dict[str, str] = {
    Ground.NO_FUNDED_ROUTE: "The adviser of the area confirms this before the agreement comes into force.",
    Ground.OTHER: "Only while nobody in the area waits for free days on the other grounds.",
}


class TermsForm(Form):
    """What is fixed when support is commissioned. Only mentoring asks for the chair of governors."""

    purpose = LongTextField(label="What is the support for?", missing="Enter what the support is for")
    success_measures = LongTextField(
        label="How will you know that it has worked?",
        help_text="Say what will be different, as something that can be seen or measured.",
        missing="Enter how you will know that it has worked",
    )
    half_days = HalfDaysField(
        label="How many days?", help_text="You can use half days, like 1.5.", most=MOST_HALF_DAYS,
        missing="Enter how many days",
    )  # fmt: skip
    pool = RadiosField(
        label="Are the days free or funded?", choices=[(Pool.FREE, "Free to the school"), (Pool.FUNDED, "Funded")],
        missing="Choose whether the days are free or funded",
    )  # fmt: skip
    ground = RadiosField(label="Why are they free?", missing="Choose why the days are free", hints=HINTS_OF_GROUNDS)
    payer = TextField(label="Who pays?", missing="Enter who pays")
    rate = WholeNumberField(
        label="How much for a day, in pounds?", missing="Enter the day rate in pounds", min_value=1,
        max_value=MOST_POUNDS, not_a_number="Enter the day rate as a whole number of pounds, like 400",
    )  # fmt: skip
    starts_on = DateField(
        label="First day", subject="The first day", help_text="For example, 30 11 2026", missing="Enter the first day"
    )
    ends_on = DateField(
        label="Last day", subject="The last day", missing="Enter the last day",
        help_text="Within the same school year, which ends on 31 August.",
    )  # fmt: skip
    accountable_to = TextField(
        label="To whom is the leader accountable?", missing="Enter to whom the leader is accountable"
    )
    form_of_reporting = RadiosField(
        label="How will the leader report?", choices=Reporting.choices, missing="Choose how the leader will report"
    )
    chair_name = PersonNameField(
        label="Name of the chair of governors", missing="Enter the name of the chair of governors",
        help_text="The chair confirms this agreement for the governing body.",
    )  # fmt: skip
    chair_email = EmailField(
        label="Email address of the chair of governors", missing="Enter the chair’s email address",
        help_text="We write to this address and ask them to confirm.",
    )  # fmt: skip
    record_readers = CheckboxesField(
        label="Who else may read the support record?", required=False,
        help_text="The leader and the headteacher always can. Each reading is recorded.",
    )  # fmt: skip
    expenses = LongTextField(label="Expenses", help_text="For example, travel.", required=False, rows=2)
    supply_cover = LongTextField(
        label="Supply cover for the leader’s school", help_text="Who arranges it and who pays.", required=False, rows=2
    )
    why_changed = LongTextField(
        label="What has changed, and why?", help_text="Everybody who confirms will read this.",
        missing="Enter what has changed, and why", max_length=2000, rows=3,
    )  # fmt: skip

    conditionals: ClassVar = {"pool": {Pool.FREE: ["ground"], Pool.FUNDED: ["payer", "rate"]}}

    def __init__(
        self, *args: Any, request: SupportRequest, today: dt.date, not_chairs: Collection[str], revises: bool, **kw: Any
    ) -> None:
        """``not_chairs`` are addresses of people who can't confirm as the chair; ``revises`` asks what has changed."""
        super().__init__(*args, **kw)
        self.today, self.not_chairs = today, {email.lower() for email in not_chairs}
        grounds = first_terms.grounds(request)
        self.fields["ground"].choices = [(each.value, each.label) for each in grounds]  # type: ignore[attr-defined]
        readers = [each for each in Reader if request.is_mentoring or each != Reader.CHAIR]
        self.fields["record_readers"].choices = [(e.value, e.label) for e in readers]  # type: ignore[attr-defined]
        not_asked = [] if request.is_mentoring else ["chair_name", "chair_email"]
        for name in [*not_asked, *([] if revises else ["why_changed"])]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts_on, ends_on = given.get("starts_on"), given.get("ends_on")
        if starts_on and ends_on:
            self._check_dates(starts_on, ends_on)
        if given.get("chair_email") in self.not_chairs:
            self.add_error(
                "chair_email",
                "Enter the address of the chair of governors, who must be somebody other than the leader, the "
                "headteacher and those who stand in for them",
            )
        return given

    def _check_dates(self, starts_on: dt.date, ends_on: dt.date) -> None:
        year = academic_year(starts_on)
        if ends_on < starts_on:
            self.add_error("ends_on", f"The last day must be {date(starts_on)} or later")
        elif ends_on < self.today:
            self.add_error("ends_on", "The last day must be today or later")
        elif ends_on not in year:
            self.add_error(
                "ends_on",
                f"The last day must be {date(year.ends_on)} or earlier, since an agreement lies within one school "
                "year. Make a second agreement for the next",
            )

    def terms(self) -> dict[str, Any]:
        """The answers as an agreement holds them."""
        given = dict(self.answers)
        rate = given.pop("rate", None)
        funded = given["pool"] == Pool.FUNDED
        return given | {
            "rate_pence": rate * 100 if funded and rate else None,
            "payer": given["payer"] if funded else "",
            "ground": "" if funded else given["ground"],
        }
