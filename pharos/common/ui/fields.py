"""From a Django form's field to the parameters of the GOV.UK macro that shows it."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from markupsafe import Markup, escape

from pharos.common.forms import CheckboxesField, ConfirmField, DateInput
from pharos.common.forms.dates import PARTS

Params = dict[str, Any]

# Checkboxes are a subclass of radios in Django, so they come first.
MACROS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govukCheckboxes"),
    (forms.CheckboxInput, "govukCheckboxes"),
    (forms.RadioSelect, "govukRadios"),
    (forms.Select, "govukSelect"),
    (forms.Textarea, "govukCharacterCount"),
    (forms.FileInput, "govukFileUpload"),
    (DateInput, "govukDateInput"),
)
GROUPS = {"govukRadios", "govukCheckboxes", "govukDateInput"}
# Attributes that the macros take by name; all others are handed on as they are.
NAMED = ("autocomplete", "inputmode", "rows", "spellcheck")


def macro_for(bound: BoundField) -> str:
    """The name of the macro that shows this field."""
    widget = bound.field.widget
    return next((macro for kind, macro in MACROS if isinstance(widget, kind)), "govukInput")


def first_id(bound: BoundField) -> str:
    """The element to which the error summary leads: the first part that is wrong."""
    if isinstance(bound.field.widget, DateInput):
        return f"{bound.auto_id}-{wrong_parts(bound)[0]}"
    return bound.auto_id


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Which boxes of a date are wrong; all of them where the error doesn't say."""
    errors = bound.form.errors.as_data().get(bound.name, [])
    told: list[tuple[str, ...]] = [
        error.params["parts"] for error in errors if error.params and "parts" in error.params
    ]
    return told[0] if told else PARTS


def params(
    bound: BoundField, *, heading: bool = False, conditional: Mapping[str, str] | None = None, **extra: Any
) -> Params:
    """Everything the macro needs. ``heading`` makes the question the page's own heading."""
    macro = macro_for(bound)
    shown: Params = {"id": bound.auto_id, "idPrefix": bound.auto_id, "name": bound.html_name}
    shown |= _label(bound, macro, heading=heading)
    if bound.help_text and not _is_single_box(bound):
        shown["hint"] = _words(bound.help_text)
    if bound.errors:
        shown["errorMessage"] = {"html": Markup("<br>").join(map(str, bound.errors))}
    shown |= BUILDERS.get(macro, _input)(bound, conditional or {})
    return _without_nothing(shown | extra)


def _words(text: Any) -> Params:
    """Words for a macro, which escapes text but not what is marked as safe."""
    return {"html": text} if hasattr(text, "__html__") else {"text": str(text)}


def nested_names(form: forms.BaseForm) -> set[str]:
    """The questions that stand below an option of another one."""
    conditionals: dict[str, dict[str, list[str]]] = getattr(form, "conditionals", {})
    return {name for options in conditionals.values() for names in options.values() for name in names}


def label_text(bound: BoundField) -> str:
    mark = getattr(bound.form, "mark_optional", True) and not bound.field.required
    return f"{bound.label} (optional)" if mark and not _is_single_box(bound) else str(bound.label)


def _label(bound: BoundField, macro: str, *, heading: bool) -> Params:
    if _is_single_box(bound):
        return {}
    label: Params = {"text": label_text(bound), "isPageHeading": heading}
    size = "l" if heading else getattr(bound.form, "label_size", "s")
    if macro in GROUPS:
        return {"fieldset": {"legend": label | {"classes": f"govuk-fieldset__legend--{size}"}}}
    return {"label": label | {"classes": f"govuk-label--{size}"}}


def _is_single_box(bound: BoundField) -> bool:
    return isinstance(bound.field.widget, forms.CheckboxInput)


def _attributes(bound: BoundField) -> Params:
    attrs = bound.field.widget.attrs
    kept = {key: value for key, value in attrs.items() if key not in {*NAMED, "class", "cols", "maxlength"}}
    named = {key: attrs[key] for key in NAMED if key in attrs}
    return {"attributes": kept, "classes": attrs.get("class"), **named}


def _input(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    kind = getattr(bound.field.widget, "input_type", "text")
    shown = _attributes(bound) | {"value": _value(bound), "type": "text" if kind == "number" else kind}
    return ({"inputmode": "numeric"} if kind == "number" else {}) | shown


def _textarea(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    # As references, line breaks survive the indenting of the macros that a textarea may stand in.
    escaped = str(escape(_value(bound))).replace("\r\n", "\n").replace("\n", "&#10;")
    value = Markup(escaped)  # noqa: S704 (escaped in the line above)
    most = getattr(bound.field, "longest", None) or getattr(bound.field, "max_length", None)
    return _attributes(bound) | {"value": value, "maxlength": most, "threshold": 75 if most else None}


def _file(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    return _attributes(bound) | {"javascript": True}


def _date(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    widget = bound.field.widget
    assert isinstance(widget, DateInput)
    value = bound.value()
    values = value if isinstance(value, list) else widget.decompress(value)
    wrong = wrong_parts(bound) if bound.errors else ()
    return {"items": [_part(bound, part, typed, part in wrong) for part, typed in zip(PARTS, values, strict=True)]}


def _part(bound: BoundField, part: str, typed: Any, wrong: bool) -> Params:
    width = 4 if part == "year" else 2
    return {
        "id": f"{bound.auto_id}-{part}",
        "name": f"{bound.html_name}_{part}",
        "label": part.title(),
        "value": "" if typed is None else str(typed),
        "classes": f"govuk-input--width-{width}" + (" govuk-input--error" if wrong else ""),
    }


def _options(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    value, hints = bound.value(), getattr(bound.field, "hints", {})
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    items = []
    for key, text in bound.field.choices:  # type: ignore[attr-defined]
        item = _words(text) | {"value": str(key), "checked": str(key) in chosen}
        if str(key) in hints:
            item["hint"] = _words(hints[str(key)])
        if str(key) in conditional:
            item["conditional"] = {"html": conditional[str(key)]}
        items.append(item)
    look = "govuk-radios--inline" if getattr(bound.field, "inline", False) else None
    small = isinstance(bound.field, CheckboxesField) and bound.field.small
    return {"items": items, "classes": "govuk-checkboxes--small" if small else look}


def _checkboxes(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    if not _is_single_box(bound):
        return _options(bound, conditional)
    item = {"value": "on", "checked": bool(bound.value()), "text": label_text(bound)}
    if bound.help_text:
        item["hint"] = _words(bound.help_text)
    return {
        "items": [item],
        "classes": "govuk-checkboxes--small" if not isinstance(bound.field, ConfirmField) else None,
    }


def _select(bound: BoundField, conditional: Mapping[str, str]) -> Params:
    value = bound.value()
    items = [
        {"value": str(key), "text": str(text), "selected": str(key) == str("" if value is None else value)}
        for key, text in bound.field.choices  # type: ignore[attr-defined]
    ]
    return _attributes(bound) | {"items": items}


def _value(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _without_nothing(shown: Params) -> Params:
    return {key: value for key, value in shown.items() if value is not None}


BUILDERS: dict[str, Callable[[BoundField, Mapping[str, str]], Params]] = {
    "govukRadios": _options,
    "govukCheckboxes": _checkboxes,
    "govukSelect": _select,
    "govukCharacterCount": _textarea,
    "govukFileUpload": _file,
    "govukDateInput": _date,
}
