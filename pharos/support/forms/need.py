"""What the school needs."""

from typing import Any, ClassVar

from pharos.common import forms
from pharos.support.states import OFFERED, MenteeStage
from pharos.taxonomy import choosing
from pharos.taxonomy import queries as taxonomy
from pharos.taxonomy.states import SupportKind

from .question import NO_NAMES, QuestionForm

KIND_HINTS = {
    SupportKind.MENTORING: "For a headteacher who is new, moving, becoming an executive headteacher, or in post.",
    SupportKind.SCHOOL_IMPROVEMENT: "To tackle a concern, improve leadership or raise achievement.",
}


class KindForm(QuestionForm):
    kind = forms.RadiosField(
        label="What kind of support do you want?",
        choices=[(kind.value, kind.label) for kind in OFFERED],
        hints={str(kind): words for kind, words in KIND_HINTS.items()},
        missing="Choose the kind of support you want",
    )


class MenteeForm(QuestionForm):
    mentee_name = forms.PersonNameField(
        label="Who is the mentoring for?",
        help_text="The full name of the headteacher, or of the person who is becoming one.",
        missing="Enter the name of the headteacher",
    )
    mentee_stage = forms.RadiosField(
        label="Where are they now?", choices=MenteeStage.choices, missing="Choose where the headteacher is now"
    )

    def shown(self, current: dict[str, Any]) -> dict[str, Any]:
        """A headteacher who asks is first taken to ask for themselves."""
        asks_for = self.request.raised_for or self.request.raised_by
        return current | {"mentee_name": current["mentee_name"] or asks_for.name}


class NeedForm(QuestionForm):
    need = forms.LongTextField(
        label="What do you need support with?",
        help_text=f"Say what you want to change and what you have tried. {NO_NAMES}",
        missing="Enter what you need support with",
        rows=10,
    )


class AreasForm(QuestionForm):
    """The areas of need: suggested from what was written about it, and chosen by the person, never for them.

    An area that has been retired is shown only where it was chosen before.
    """

    def __init__(self, *args: Any, current: dict[str, Any], **kwargs: Any) -> None:
        chosen = {each.code for each in current["expertise"]}
        self.areas = [each for each in taxonomy.everything() if not each.retired_at or each.code in chosen]
        super().__init__(*args, current=current, **kwargs)
        self.fields.update(choosing.fields(self.areas))
        self.mark_optional = False  # type: ignore[misc]

    @property
    def only_suggests(self) -> bool:
        return choosing.only_suggests(self.data)

    @property
    def choice(self) -> choosing.Choice:
        return choosing.choice(self, self.areas)

    def shown(self, current: dict[str, Any]) -> dict[str, Any]:
        return {"words": self.request.need, "expertise": [each.code for each in current["expertise"]]}

    def given(self) -> dict[str, Any]:
        return {"expertise": [each for each in self.areas if each.code in self.cleaned_data["expertise"]]}


class SuccessForm(QuestionForm):
    success = forms.LongTextField(
        label="What would success look like?",
        help_text=f"Say what will be different, and how you will know. {NO_NAMES}",
        missing="Enter what success would look like",
    )


class OtherSupportForm(QuestionForm):
    conditionals: ClassVar = {"has_other_support": {"yes": ["other_support"]}}
    has_other_support = forms.RadiosField(
        label="Does the school have other support at the moment?",
        help_text="From the local authority, a trust, a teaching school hub or anybody else. "
        "A leader needs to know so that the work fits together.",
        choices=[("yes", "Yes"), ("no", "No")],
        missing="Choose yes if the school has other support",
    )
    other_support = forms.LongTextField(
        label="What support, and from whom?", help_text=NO_NAMES, missing="Enter what other support the school has",
        rows=4,
    )  # fmt: skip

    def shown(self, current: dict[str, Any]) -> dict[str, Any]:
        words = {True: "yes", False: "no", None: ""}
        return current | {"has_other_support": words[current["has_other_support"]]}

    def given(self) -> dict[str, Any]:
        return super().given() | {"has_other_support": self.cleaned_data["has_other_support"] == "yes"}
