"""The filters of a list that are in force, each with the address of the list without it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

# A filter's name, and those that mean nothing without it.
type Together = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class ActiveFilter:
    """A filter in force, the address without it, and how many rows there would be then."""

    words: str
    without_href: str
    would_find: int = 0


def address(path: str, asked: QueryDict, **changes: str) -> str:
    """The list's first page as it was asked for, but for the ``changes``; an empty one takes a filter away."""
    kept = asked.copy()
    for key in ("page", *changes):
        kept.pop(key, None)
    for key, value in changes.items():
        if value:
            kept[key] = value
    for key in [key for key in kept if not any(kept.getlist(key))]:
        del kept[key]
    return f"{path}?{kept.urlencode()}" if kept else path


def active(form: forms.Form, asked: QueryDict, *, path: str, together: Together) -> list[ActiveFilter]:
    return list(_active(form, asked, path, together, {}))


def relaxed(
    form: forms.Form, asked: QueryDict, would_find: Mapping[str, int], *, path: str, together: Together
) -> list[ActiveFilter]:
    """Only the filters whose removal finds something, most found first."""
    found = [each for each in _active(form, asked, path, together, would_find) if each.would_find]
    return sorted(found, key=lambda each: -each.would_find)


def _active(
    form: forms.Form, asked: QueryDict, path: str, together: Together, would_find: Mapping[str, int]
) -> Iterator[ActiveFilter]:
    idle = {each for name, others in together.items() if not form.cleaned_data.get(name) for each in others}
    for name, value in form.cleaned_data.items():
        if value and name not in idle:
            href = address(path, asked, **dict.fromkeys((name, *together.get(name, ())), ""))
            yield ActiveFilter(_words(form, name, value), href, would_find.get(name, 0))


def _words(form: forms.Form, name: str, value: str) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        value = str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return f"{field.label}: {value}"
