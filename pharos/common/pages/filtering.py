"""The filters of a list that are in force, each with the address of the list without it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def tidied(path: str, asked: QueryDict) -> str:
    """The same address without its empty answers, which a form puts there; empty where there are none."""
    if all(value for values in asked.lists() for value in values[1]):
        return ""
    kept = QueryDict(mutable=True)
    for key, values in asked.lists():
        if said := [value for value in values if value]:
            kept.setlist(key, said)
    return f"{path}?{kept.urlencode()}" if kept else path


def active(form: forms.Form, asked: QueryDict, *, path: str, together: Together) -> list[ActiveFilter]:
    """Each answer in force; each of several to one question by itself."""
    return [
        ActiveFilter(_words(form, name, each), _without(path, asked, name, left, together))
        for name, value in _in_force(form, together)
        for each, left in _each(value)
    ]


def _each(value: Any) -> list[tuple[Any, list[Any]]]:
    """An answer with those that are left when it is taken away; each of several."""
    if not isinstance(value, list):
        return [(value, [])]
    return [(each, [other for other in value if other != each]) for each in value]


def _without(path: str, asked: QueryDict, name: str, left: list[Any], together: Together) -> str:
    kept = asked.copy()
    kept.setlist(name, left)
    gone = together.get(name, ()) if left else (name, *together.get(name, ()))
    return address(path, kept, **dict.fromkeys(gone, ""))


def relaxed(
    form: forms.Form, asked: QueryDict, would_find: Mapping[str, int], *, path: str, together: Together
) -> list[ActiveFilter]:
    """Only the filters whose removal finds something, most found first."""
    found = [each for each in _active(form, asked, path, together, would_find) if each.would_find]
    return sorted(found, key=lambda each: -each.would_find)


def _active(
    form: forms.Form, asked: QueryDict, path: str, together: Together, would_find: Mapping[str, int]
) -> Iterator[ActiveFilter]:
    for name, value in _in_force(form, together):
        href = address(path, asked, **dict.fromkeys((name, *together.get(name, ())), ""))
        yield ActiveFilter(_words(form, name, value), href, would_find.get(name, 0))


def _in_force(form: forms.Form, together: Together) -> Iterator[tuple[str, Any]]:
    """Every question with an answer, but for those that mean nothing without an unanswered one."""
    idle = {each for name, others in together.items() if not form.cleaned_data.get(name) for each in others}
    return ((name, value) for name, value in form.cleaned_data.items() if value and name not in idle)


def _words(form: forms.Form, name: str, value: Any) -> str:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        choices = dict(field.choices)  # type: ignore[arg-type]
        told = [str(choices.get(each, each)) for each in (value if isinstance(value, list) else [value])]
        value = " or ".join(told)
    return f"{field.label}: {value}"
