"""Who confirms, and who could help."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from pharos.common import forms
from pharos.support import queries
from pharos.support.states import LeaderChoice

from .question import QuestionForm


class ChairForm(QuestionForm):
    chair_name = forms.PersonNameField(
        label="Name of the chair of governors", missing="Enter the name of the chair of governors"
    )
    chair_email = forms.EmailField(
        label="Email address of the chair of governors",
        help_text="Only used to ask them to confirm the agreement. The leader does not see it before then.",
        missing="Enter the email address of the chair of governors",
    )


class LeaderForm(QuestionForm):
    conditionals: ClassVar = {"leader_choice": {LeaderChoice.NAMED.value: ["leader_name"]}}
    leader_choice = forms.RadiosField(
        label="Do you want to name a leader?",
        choices=LeaderChoice.choices,
        hints={
            LeaderChoice.NAMED: "They are asked straight away. The adviser is told.",
            LeaderChoice.FOUND: "The senior improvement adviser of your area asks somebody who fits your need.",
        },
        missing="Choose whether you want to name a leader",
    )
    leader_name = forms.Suggest(
        label="Name of the leader", help_text="As it stands in the directory.", missing="Enter the name of the leader",
        source=reverse_lazy("support:leader_names"),
    )  # fmt: skip

    def shown(self, current: dict[str, Any]) -> dict[str, Any]:
        named = current.pop("named_leader")
        return current | {"leader_name": queries.leader_words(named, at=self.at) if named else ""}

    def clean_leader_name(self) -> str:
        words: str = self.cleaned_data["leader_name"]
        found = queries.leaders_named(words, at=self.at)
        if not found:
            raise ValidationError("No leader in the directory has this name. Check the spelling")
        if len(found) > 1:
            several = "; ".join(queries.name_and_school(each) for each in found[:5])
            raise ValidationError(f"More than one leader fits. Enter one of these: {several}")
        self.cleaned_data["named_leader"] = found[0].person
        return words

    def given(self) -> dict[str, Any]:
        choice = self.cleaned_data["leader_choice"]
        named = self.cleaned_data.get("named_leader") if choice == LeaderChoice.NAMED else None
        return {"leader_choice": choice, "named_leader": named}
