"""The base of every form, and the bridge from its answers to an action."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.forms.utils import ErrorDict

from pharos.common.constraints import name_of
from pharos.common.errors import AlreadyDone, Refused

KEY = re.compile(r"[0-9a-f]{32}")


class FormKeyField(forms.CharField):
    """Names one showing of a form, so that posting it twice (double click, back button) makes one record."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=lambda: uuid.uuid4().hex)

    def clean(self, value: Any) -> str:
        """The key as it was handed out; a fresh one where it was lost or made up."""
        return value if KEY.fullmatch(value or "") else uuid.uuid4().hex


class FilterForm(forms.Form):
    """A form that only asks what to show. It writes nothing, and marks nothing as optional."""

    use_required_attribute = False
    mark_optional: ClassVar[bool] = False


class Form(forms.Form):
    """A form that leads to an action.

    ``conditionals`` lays questions under the option that raises them:
    ``{"funding": {"paid": ["payer", "rate"]}}``. Where another option is chosen they are not asked:
    not required, not checked, and empty in ``cleaned_data``.

    ``constraint_messages`` says what a database constraint means to the person at the form:
    ``{"person_email_is_unique": ("email", "Somebody else uses this email address")}``.

    ``refusals_about`` names the question of which a refusal speaks, where it is always the same one.
    """

    use_required_attribute = False
    mark_optional: ClassVar[bool] = True
    conditionals: ClassVar[dict[str, dict[str, list[str]]]] = {}
    constraint_messages: ClassVar[dict[str, tuple[str | None, str]]] = {}
    refusals_about: ClassVar[str | None] = None

    form_key = FormKeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusal_status = 200
        self.outcome: Any = None

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by field, without the form's own key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "form_key"}

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name in self._not_asked():
            errors: ErrorDict = self.errors
            errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.fields[name], "empty_value", None)

    def _not_asked(self) -> Iterator[str]:
        for parent, options in self.conditionals.items():
            chosen = self[parent].value()
            values = {str(each) for each in (chosen if isinstance(chosen, list | tuple) else [chosen])}
            for option, names in options.items():
                if option not in values:
                    yield from names


def succeeds(form: Form, act: Callable[[], Any]) -> bool:
    """Do what the form asks; whether it is now done.

    A refusal is put on the form, with everything that was typed, to be shown again under
    ``form.refusal_status``. What ``act`` returns is kept as ``form.outcome``. A second press of the
    same button counts as done.
    """
    try:
        form.outcome = act()
    except AlreadyDone:
        return True
    except Refused as refusal:
        form.add_error(form.refusals_about, str(refusal))
        form.refusal_status = refusal.status
        return False
    except IntegrityError as broken:
        return _explain(form, broken)
    return True


def _explain(form: Form, broken: IntegrityError) -> bool:
    known = form.constraint_messages.get(name_of(broken))
    if known is None:
        raise broken
    field, words = known
    form.add_error(field, ValidationError(words))
    form.refusal_status = 409
    return False
