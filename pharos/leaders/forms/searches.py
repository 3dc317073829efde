"""Saving the filters of the directory under a name."""

from collections.abc import Collection
from typing import Any, ClassVar

from pharos.common import forms

MOST_LETTERS = 80


class NameForm(forms.Form):
    """What a search is called."""

    refusals_about = "name"
    constraint_messages: ClassVar[dict[str, tuple[str | None, str]]] = {
        "saved_search_is_named_once": ("name", "You have a search with this name already. Choose another name")
    }

    name = forms.TextField(
        label="Name of the search", max_length=MOST_LETTERS, missing="Enter a name for the search",
        help_text="For example, “Phonics near us”. Only you see it.",
    )  # fmt: skip


class SaveSearchForm(NameForm):
    """``taken`` are the names that the person's searches have: one of them has to be meant."""

    replace = forms.ConfirmField(label="Replace the search that has this name", required=False)

    def __init__(self, *args: Any, taken: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = {name.casefold() for name in taken}
        if not self.is_bound:
            del self.fields["replace"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name = said.get("name", "")
        if name.casefold() not in self.taken:
            del self.fields["replace"]
        elif not said.get("replace"):
            self.add_error(
                "name",
                f"You have a search called “{name}” already. Change the name, or tick the box to replace that search",
            )
        return said
