"""What is asked about a request once its own questions are answered."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pharos.common import forms
from pharos.schools.models import Area

LONGEST_REASON = 2000
NO_NAMES = "Leave out details about pupils and members of staff."


class PressForm(forms.Form):
    """A page with a button and nothing to fill in."""


class ReasonForm(forms.Form):
    """A reason. Who reads it, and what it should say, the page tells: ``hint``, ``missing``."""

    why = forms.LongTextField(label="Why?", max_length=LONGEST_REASON)

    def __init__(self, *args: Any, label: str, hint: str = "", missing: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["why"]
        field.label, field.help_text = label, f"{hint} {NO_NAMES}".strip()
        field.error_messages["required"] = missing


class WithdrawForm(ReasonForm):
    """Why a school no longer asks. A draft, which nobody else has read, is deleted without a reason."""

    def __init__(self, *args: Any, is_draft: bool, **kwargs: Any) -> None:
        super().__init__(
            *args, label="Why do you no longer need this support?", missing="Enter why you no longer need this support",
            hint="The adviser of your area reads this. A leader who was asked does not.", **kwargs,
        )  # fmt: skip
        if is_draft:
            del self.fields["why"]


class GroundForm(forms.Form):
    """Whether the school has another funded route: the adviser says so, and which."""

    conditionals: ClassVar = {"answer": {"none": ["note"], "another": ["which"]}}
    answer = forms.RadiosField(
        label="Is there another funded route for this support?",
        choices=[("none", "No, there is no other funded route"), ("another", "Yes, there is another funded route")],
        hints={"none": "The school may have free days.", "another": "The school pays, or uses the other route."},
        missing="Choose whether there is another funded route",
    )
    note = forms.LongTextField(
        label="Anything to add?", help_text=f"The school reads this. {NO_NAMES}", required=False, rows=3,
        max_length=LONGEST_REASON,
    )  # fmt: skip
    which = forms.LongTextField(
        label="Which route is there?", help_text=f"The school reads this. {NO_NAMES}", rows=3,
        missing="Enter which funded route there is", max_length=LONGEST_REASON,
    )  # fmt: skip

    @property
    def confirms(self) -> bool:
        return self.cleaned_data["answer"] == "none"

    @property
    def words(self) -> str:
        words: str = self.cleaned_data["note" if self.confirms else "which"]
        return words


class TriageForm(forms.FilterForm):
    """Which area, asked of those who see more than one."""

    area = forms.SelectField(label="Area", required=False)

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "All areas"), *((each.code, each.name) for each in areas)]  # type: ignore[attr-defined]

    def chosen(self) -> str:
        return self.cleaned_data["area"] if self.is_valid() else ""
