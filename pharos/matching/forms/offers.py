"""What is asked when a request is offered to a leader, and when the leader cannot take it."""

from typing import Any

from django.core.exceptions import ValidationError

from pharos.common import forms
from pharos.matching.states import DeclineReason

from .requests import LONGEST_REASON, NO_NAMES


class FindForm(forms.FilterForm):
    words = forms.TextField(label="Name or school", required=False, max_length=100)

    def chosen(self) -> str:
        return self.cleaned_data["words"] if self.is_valid() else ""


class OfferForm(forms.Form):
    """A word to the leader, and why this leader is asked all the same where a rule does not hold."""

    reason = forms.LongTextField(label="", rows=4, max_length=LONGEST_REASON)
    message = forms.LongTextField(
        label="Message to the leader", help_text=f"The leader reads this beside what the school wrote. {NO_NAMES}",
        required=False, rows=4, max_length=LONGEST_REASON,
    )  # fmt: skip

    def __init__(self, *args: Any, name: str, to_explain: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not to_explain:
            del self.fields["reason"]
            return
        reason = self.fields["reason"]
        reason.label = f"Why do you ask {name} all the same?"
        reason.help_text = (
            "It is kept with the offer, for whoever looks after the area. Neither leader nor school reads it."
        )
        reason.error_messages["required"] = f"Enter why you ask {name} all the same"


class RefuseForm(forms.Form):
    """Why a leader declines, or steps back after accepting."""

    reason = forms.RadiosField(label="Why?", choices=DeclineReason.choices, missing="Choose why you cannot do it")
    words = forms.LongTextField(
        label="Is there anything to add?", required=False, rows=4, max_length=LONGEST_REASON,
        help_text="The adviser reads this, so that you are asked for what suits you. The school does not.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == DeclineReason.OTHER and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", ValidationError("Enter the reason in your own words"))
        return cleaned
