"""The questions of a leader's profile, one a page."""

from typing import Any

from django.core.exceptions import ValidationError

from pharos.common import forms
from pharos.leaders.completeness import MOST_EXPERTISE, MOST_WORDS, words_over
from pharos.leaders.states import Availability
from pharos.taxonomy import queries as taxonomy
from pharos.taxonomy.states import Phase, SupportKind

from .office import WhyField


class ProfileForm(forms.Form):
    """A part of a profile. Somebody who answers for the leader is also asked why."""

    def __init__(self, *args: Any, on_behalf: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.fields["why"] = WhyField()

    @property
    def why(self) -> str:
        words: str = self.cleaned_data.get("why", "")
        return words


class PortraitForm(ProfileForm):
    """A draft may be empty or too long; the finished text may not."""

    mark_optional = False

    portrait = forms.LongTextField(
        label="Your pen portrait",
        help_text="Everybody can read this. Do not name a school that you have supported, or a person there.",
        required=False,
        rows=14,
    )

    @property
    def is_draft(self) -> bool:
        return self.data.get("save") == "draft"

    def clean_portrait(self) -> str:
        text: str = self.cleaned_data["portrait"]
        if self.is_draft:
            return text
        if not text:
            raise ValidationError("Write your pen portrait, or save what you have as a draft")
        over = words_over(text)
        if over:
            long = "1 word" if over == 1 else f"{over:,} words"
            raise ValidationError(
                f"Your pen portrait is {long} too long. Shorten it to {MOST_WORDS} words, or save it as a draft"
            )
        return text


class ExpertiseForm(ProfileForm):
    """The areas, under the headings of the published lists."""

    areas = forms.CheckboxesField(
        label="Which areas of expertise do you offer?",
        missing="Choose at least one area of expertise",
        small=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expertise = list(taxonomy.everything())
        self.groups = taxonomy.grouped(self.expertise)
        self.fields["areas"].choices = [(each.code, each.label) for each in self.expertise]  # type: ignore[attr-defined]

    def clean_areas(self) -> list[Any]:
        chosen = set(self.cleaned_data["areas"])
        if len(chosen) > MOST_EXPERTISE:
            raise ValidationError(f"Choose up to {MOST_EXPERTISE} areas: those that you are strongest in")
        return [each for each in self.expertise if each.code in chosen]


class EvidenceForm(ProfileForm):
    evidence = forms.LongTextField(
        label="What shows it?",
        help_text="Say what you did and what changed. People who may ask for support read this; the public does not.",
        missing="Enter what shows your expertise",
        max_length=2_000,
    )


class PhasesForm(ProfileForm):
    phases = forms.CheckboxesField(
        label="Which phases do you know from within?", choices=Phase.choices, missing="Choose at least one phase"
    )


class SupportForm(ProfileForm):
    kinds = forms.CheckboxesField(
        label="What can you lead?", choices=SupportKind.choices, missing="Choose at least one kind of support"
    )


class AvailabilityForm(ProfileForm):
    availability = forms.RadiosField(
        label="Can schools ask you now?", choices=Availability.choices, missing="Choose how available you are"
    )
    words = forms.LongTextField(
        label="What should people know about it?",
        help_text="For example, Thursdays only, or one school at a time.",
        required=False,
        max_length=500,
        rows=3,
    )
    from_on = forms.DateField(
        label="Not before a certain day?",
        help_text="Leave this empty if there is no such day.",
        subject="The day",
        required=False,
    )


class ConsentForm(ProfileForm):
    agreed = forms.ConfirmField(
        label="I agree that my profile is published in the System Leader Directory",
        missing="Tick the box if you agree that your profile is published",
    )


class WithdrawForm(ProfileForm):
    """One button; whoever presses it for the leader says why."""
