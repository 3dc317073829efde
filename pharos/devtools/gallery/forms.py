"""One form with every kind of field, and answers that are wrong in every way."""

from typing import Any, ClassVar

from django import forms

from pharos.common.forms import (
    CheckboxesField,
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    FileField,
    FilterForm,
    Form,
    HalfDaysField,
    LongTextField,
    PersonNameField,
    RadiosField,
    SelectField,
    Suggest,
    TextField,
    WholeNumberField,
)

PHASES = [("primary", "Primary"), ("secondary", "Secondary"), ("special", "Special")]
PAYERS = [("school", "The school"), ("nobody", "Nobody: the days are free")]
LA_HINT = {"school": "At the usual rate of a day", "nobody": "A leader gives three days a year"}


class EveryField(Form):
    """Each kind of field that a form of the service may ask."""

    conditionals: ClassVar[dict[str, dict[str, list[str]]]] = {"payer": {"school": ["rate"]}}

    name = PersonNameField(label="Full name", help_text="As it should stand in letters")
    email = EmailField(label="Email address")
    title = TextField(label="Title of the project", max_length=40)
    school = Suggest(label="School", source="/schools/suggest.json", help_text="Name, URN, postcode or town")
    need = LongTextField(label="What does your school need?", max_length=400, rows=4)
    start_on = DateField(label="When should it begin?", subject="The beginning", help_text="For example, 30 11 2026")
    days = HalfDaysField(label="How many days?", most=12)
    pupils = WholeNumberField(label="How many pupils has the school?", min_value=1)
    payer = RadiosField(label="Who pays?", choices=PAYERS, hints=LA_HINT)
    rate = WholeNumberField(label="Rate of a day in pounds")
    again = ChoiceField(label="Have you asked before?", choices=[("yes", "Yes"), ("no", "No")], inline=True)
    area = SelectField(label="Area", choices=[("", "Choose an area"), ("north", "North"), ("east", "East")])
    phases = CheckboxesField(label="Which phases?", choices=PHASES)
    extras = CheckboxesField(label="Anything else?", choices=PHASES, small=True, required=False)
    file = FileField(label="The form that was signed", endings=(".pdf",))
    agreed = ConfirmField(label="I have the agreement of my governing body")
    origin = forms.CharField(widget=forms.HiddenInput, required=False, initial="gallery")


class Why(Form):
    """The one question of a page that asks once more."""

    why = LongTextField(label="Why do you take the offer back?", help_text="Amina Rahman reads this.", rows=3)


class Filters(FilterForm):
    """What stands beside a list."""

    words = TextField(label="Words", required=False)
    phase = SelectField(label="Phase", required=False, choices=[("", "Any"), *PHASES])


WRONG: dict[str, Any] = {
    "name": "42", "email": "grace.okafor", "title": "T" * 41, "need": "N" * 401, "start_on_day": "31",
    "start_on_month": "2", "start_on_year": "2027", "days": "1.25", "pupils": "many", "payer": "school", "rate": "",
    "again": "", "area": "", "origin": "gallery",
}  # fmt: skip
