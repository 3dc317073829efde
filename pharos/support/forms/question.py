"""What every page of questions has in common."""

import datetime as dt
import hashlib
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import HiddenInput

from pharos.common import forms

if TYPE_CHECKING:
    from pharos.support.models import SupportRequest
    from pharos.taxonomy.choosing import Choice

NO_NAMES = "Do not name pupils or members of staff, or give details that tell who they are."


class QuestionForm(forms.Form):
    """One page of questions, answered as the request stands.

    ``seen`` remembers what the page showed, so that an answer given meanwhile in another tab, or by
    somebody else of the school, is not lost unnoticed. The same answer given twice changes nothing.
    """

    label_size: ClassVar[str] = "m"
    seen = forms.TextField(required=False, max_length=64, widget=HiddenInput)

    def __init__(
        self, data: Any = None, *, request: "SupportRequest", current: dict[str, Any], at: dt.datetime
    ) -> None:
        self.request, self.current, self.at = request, current, at
        self.fingerprint = hashlib.sha256(repr(sorted(current.items())).encode()).hexdigest()
        super().__init__(data, initial=self.shown(dict(current)) | {"seen": self.fingerprint})

    @property
    def only_suggests(self) -> bool:
        """Whether the page was posted to be shown again with more help, and not to keep the answer."""
        return False

    @property
    def choice(self) -> "Choice | None":
        """What is suggested beside the question, where anything is."""
        return None

    def shown(self, current: dict[str, Any]) -> dict[str, Any]:
        """The kept answers as the fields show them."""
        return current

    def given(self) -> dict[str, Any]:
        """The answers as the request keeps them."""
        return {name: value for name, value in self.answers.items() if name != "seen"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_stale = cleaned.get("seen") not in ("", self.fingerprint)
        if is_stale and (self.errors or self.given() != self.current):
            again: Any = copy(self.data)
            again["seen"] = self.fingerprint
            self.data = again
            words = (
                "This answer was changed after you opened the page, in another tab or by somebody else. "
                "What you typed is below. Save again to keep yours."
            )
            raise ValidationError(words)
        return cleaned
