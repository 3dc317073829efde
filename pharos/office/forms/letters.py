"""Which letters to show, and why one is sent again or said to have arrived."""

from typing import Any

from pharos.common import forms
from pharos.outbox.states import WORK_FIRST


class LettersForm(forms.FilterForm):
    """Each state says how many letters are in it."""

    state = forms.SelectField(label="Show", required=False)
    words = forms.TextField(label="Email address contains", required=False, max_length=100)

    def __init__(self, *args: Any, counts: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        all_of_them = ("", f"Every letter ({sum(counts.values()):,})")
        by_state = [(state.value, f"{state.label} ({counts[state]:,})") for state in WORK_FIRST]
        self.fields["state"].choices = [all_of_them, *by_state]  # type: ignore[attr-defined]


class SendAgainForm(forms.Form):
    why = forms.LongTextField(
        label="Why should it go again?",
        help_text="For example, “it has not arrived” or “the mailbox works again”. It stays in the record.",
        missing="Enter why the letter should be sent again",
        max_length=1_000,
        rows=3,
    )


class ArrivedForm(forms.Form):
    why = forms.LongTextField(
        label="How do you know that it arrived?",
        help_text="For example, “she told me by telephone”. It stays in the record.",
        missing="Enter how you know that the letter arrived",
        max_length=1_000,
        rows=3,
    )
