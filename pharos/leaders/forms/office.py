"""What an administrator is asked: whom to designate, and why a designation ends."""

from typing import Any

from django.core.exceptions import ValidationError

from pharos.common import forms
from pharos.leaders.states import DesignationKind
from pharos.schools import queries as schools
from pharos.schools.models import School

SHOW = [
    ("", "Everybody"),
    ("incomplete", "Designated, not in the directory"),
    ("published", "In the directory"),
    ("ended", "No designation now"),
]


class ManageForm(forms.FilterForm):
    words = forms.TextField(label="Name", required=False, max_length=100)
    show = forms.SelectField(label="Show", required=False, choices=SHOW)


FOLLOW_UP = [
    ("", "Everybody to follow up"),
    ("missing", "Something is missing"),
    ("consent", "Only the consent is missing"),
    ("due", "To be confirmed"),
    ("stale", "Stale"),
    ("hidden", "Hidden"),
]


class FollowUpForm(forms.FilterForm):
    words = forms.TextField(label="Name", required=False, max_length=100)
    show = forms.SelectField(label="Show", required=False, choices=FOLLOW_UP)


class DesignateForm(forms.Form):
    """Who is designated as what, at which school, from when and why."""

    name = forms.PersonNameField(label="Full name", missing="Enter the leader’s full name")
    email = forms.EmailField(
        label="Email address",
        help_text="We find the leader’s account by this address, or make one. We will write to it.",
        missing="Enter the leader’s email address",
    )
    kind = forms.RadiosField(label="Designation", choices=DesignationKind.choices, missing="Choose the designation")
    school = forms.TextField(
        label="URN of the school that they lead",
        help_text="Six numbers. You can find it on the school’s page.",
        missing="Enter the URN of the leader’s school",
        max_length=20,
        width="10",
    )
    from_on = forms.DateField(
        label="From which day?",
        help_text="For example, 1 9 2026.",
        subject="The first day",
        missing="Enter the first day of the designation",
    )
    why = forms.LongTextField(
        label="Why?",
        help_text="For example, appointed by the panel of 12 June 2026. Administrators can read this.",
        missing="Enter the reason for the designation",
        max_length=2_000,
        rows=3,
    )

    def clean_school(self) -> School:
        typed = self.cleaned_data["school"]
        school: School | None = schools.find(int(typed)) if typed.isdecimal() and len(typed) < 10 else None
        if school is None:
            raise ValidationError("Enter the URN of a school in the register, like 900001")
        return school


class EndForm(forms.Form):
    until_on = forms.DateField(
        label="What is the last day?",
        help_text="The designation holds to the end of that day.",
        subject="The last day",
        missing="Enter the last day of the designation",
    )
    why = forms.LongTextField(
        label="Why does it end?",
        help_text="The leader reads this in our letter.",
        missing="Enter the reason why the designation ends",
        max_length=2_000,
        rows=3,
    )


class WhyField(forms.LongTextField):
    """Asked of an administrator who writes on a leader's behalf."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Why do you change this for the leader?",
            help_text="The leader can read this.",
            missing="Enter the reason why you change this for the leader",
            max_length=1_000,
            rows=2,
            **kwargs,
        )
