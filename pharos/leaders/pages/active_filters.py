"""The filters in force, each with the address of the list without it."""

from collections.abc import Iterator, Mapping

from django import forms
from django.http import QueryDict

from .directory import ActiveFilter, without_href

# A limit of distance means nothing without the school that it is measured from.
TOGETHER = {"near": ("near", "within", "sort")}


def active(form: forms.Form, asked: QueryDict) -> list[ActiveFilter]:
    return list(_active(form, asked, {}))


def relaxed(form: forms.Form, asked: QueryDict, would_find: Mapping[str, int]) -> list[ActiveFilter]:
    """Only the filters whose removal finds somebody, most found first."""
    found = [each for each in _active(form, asked, would_find) if each.would_find]
    return sorted(found, key=lambda each: -each.would_find)


def _active(form: forms.Form, asked: QueryDict, would_find: Mapping[str, int]) -> Iterator[ActiveFilter]:
    for name, value in form.cleaned_data.items():
        if value and not (name == "within" and not form.cleaned_data.get("near")):
            href = without_href(asked, *TOGETHER.get(name, (name,)))
            yield ActiveFilter(_words(form, name, value), href, would_find.get(name, 0))


def _words(form: forms.Form, name: str, value: str) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        value = str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return f"{field.label}: {value}"
