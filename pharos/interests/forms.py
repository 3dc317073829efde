"""The questions about an interest."""

from pharos.common import forms

from .states import InterestKind


class FindForm(forms.FilterForm):
    """Who or what the interest is about."""

    about = forms.RadiosField(
        label="What is it about?",
        choices=[("school", "A school"), ("person", "A person")],
        missing="Choose whether it is about a school or a person",
    )
    words = forms.TextField(
        label="Name of the school or person",
        help_text="For a school you can also give its URN, its town or its postcode.",
        missing="Enter the name of the school or person",
        max_length=100,
    )


class DeclareForm(forms.Form):
    """What binds you, and since when."""

    kind = forms.RadiosField(
        label="What is your interest?", choices=InterestKind.choices, missing="Choose what your interest is"
    )
    words = forms.LongTextField(
        label="What should we know?",
        help_text="Say no more about other people than is needed.",
        required=False,
        max_length=1_000,
        rows=4,
    )
    from_on = forms.DateField(
        label="When did it begin?",
        help_text="For example, 1 9 2019. About right is good enough.",
        subject="The day it began",
        missing="Enter the day it began",
    )
    until_on = forms.DateField(
        label="When did it end?",
        help_text="Leave this empty if it goes on. An interest that has ended no longer counts as a conflict.",
        subject="The day it ended",
        required=False,
    )


class EndForm(forms.Form):
    until_on = forms.DateField(
        label="When did it end?",
        help_text="From the day after, it no longer counts as a conflict of interest.",
        subject="The day it ended",
        missing="Enter the day it ended",
    )
