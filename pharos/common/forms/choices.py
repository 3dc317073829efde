"""Choosing among options."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise

from .asking import Asked
from .texts import TextField


class ChoiceField(Asked, forms.ChoiceField):
    """One of several, shown as radios unless a subclass says otherwise.

    ``hints`` gives an option a line of explanation, by its value; ``inline`` lays two short options side by side.
    """

    widget: type[forms.Select] = forms.RadioSelect  # type: ignore[assignment]
    missing = "Choose one of the options"

    def __init__(self, *, hints: Mapping[str, str] | None = None, inline: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]
        self.hints = dict(hints or {})
        self.inline = inline


class RadiosField(ChoiceField):
    """One of a few options, all in sight."""


class SelectField(ChoiceField):
    """One of many options in a drop-down list; ``typeahead`` lets people find theirs by typing."""

    widget = forms.Select
    missing = "Choose from the list"

    def __init__(self, *, typeahead: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if typeahead:
            self.widget.attrs["data-typeahead"] = "true"


class CheckboxesField(Asked, forms.MultipleChoiceField):
    """Any number of options."""

    widget = forms.CheckboxSelectMultiple
    missing = "Choose at least one option"
    empty_value: list[str] = []

    def __init__(self, *, hints: Mapping[str, str] | None = None, small: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]
        self.error_messages["invalid_list"] = self.error_messages["required"]
        self.hints = dict(hints or {})
        self.small = small


class ConfirmField(Asked, forms.BooleanField):
    """One box to tick: "I agree that …"."""

    missing = "Tick the box to go on"
    empty_value = False


class Suggest(TextField):
    """Words that the service helps to complete while they are typed; plain text where scripts don't run.

    ``source`` is the address that answers ``?q=`` with JSON: ``[{"text", "hint", "value", "url"}]``.
    Choosing a suggestion puts its ``value`` into the box, or goes to its ``url`` where ``goes`` is set.
    """

    def __init__(self, *, source: str | Promise, goes: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"data-suggest": source, "autocomplete": "off"}
        if goes:
            self.widget.attrs["data-suggest-goes"] = "true"
