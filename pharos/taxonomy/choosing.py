"""Choosing areas of need: suggested from plain words, none of them ticked for anybody, and all others below.

A form takes ``fields(areas)`` into its own, and shows ``choice(form, areas)`` with the macro of
``taxonomy/choosing.html``. The words only make suggestions: no form keeps them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, Field

from pharos.common import forms

from . import queries
from .models import Expertise
from .spoken import MOST_CHARACTERS
from .suggesting import Suggestion, suggest

SUGGEST = "suggest"


@dataclass(frozen=True)
class Box:
    """One area to tick; ``why`` where it is suggested."""

    code: str
    label: str
    checked: bool
    why: str = ""


@dataclass(frozen=True)
class Group:
    heading: str
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Choice:
    """What the page shows; ``status`` is said aloud when it changes."""

    status: str
    suggested: Sequence[Box]
    groups: Sequence[Group]
    unfold: bool


def fields(areas: Iterable[Expertise], *, required: bool = False) -> dict[str, Field]:
    """``words`` and ``expertise``, the codes of the areas that were ticked."""
    words = forms.LongTextField(
        label="In your own words, what does the school need?",
        help_text="For example: our phonics results dipped, and governors don’t challenge us. "
        "We suggest areas from these words, and do not keep them. Do not name anybody.",
        required=False, max_length=MOST_CHARACTERS, rows=4,
    )  # fmt: skip
    expertise = forms.CheckboxesField(
        label="Areas of need", required=required, missing="Choose at least one area of need",
        choices=[(each.code, each.label) for each in areas],
    )  # fmt: skip
    return {"words": words, "expertise": expertise}


def only_suggests(data: Any) -> bool:
    """Whether somebody asked for suggestions, and not to go on."""
    return bool(data) and SUGGEST in data


def choice(form: BaseForm, areas: Sequence[Expertise]) -> Choice:
    """The areas as the form stands: what is ticked stays ticked, whatever the words now suggest."""
    words = form["words"].value() or ""
    found = suggest(words, queries.vocabulary())
    return _choice(found, set(form["expertise"].value() or ()), areas, words)


def _choice(found: Sequence[Suggestion], ticked: Collection[str], areas: Sequence[Expertise], words: str) -> Choice:
    by_code = {each.code: each for each in areas}
    shown = [each for each in found if each.code in by_code]
    twice = Counter(each.label for each in shown)
    suggested = [
        Box(each.code, _label(by_code[each.code], twice[each.label] > 1), each.code in ticked, each.why)
        for each in shown
    ]
    codes = {each.code for each in suggested}
    others = queries.grouped(each for each in areas if each.code not in codes)
    groups = [Group(heading, [Box(e.code, e.label, e.code in ticked) for e in inside]) for heading, inside in others]
    unfold = not suggested or any(box.checked for group in groups for box in group.boxes)
    return Choice(_status(len(suggested), words), suggested, groups, unfold)


def _label(area: Expertise, is_ambiguous: bool) -> str:
    return f"{area.label} ({queries.heading(area)})" if is_ambiguous else area.label


def _status(count: int, words: str) -> str:
    if count:
        return f"{count} {'area is' if count == 1 else 'areas are'} suggested. Tick those that fit."
    return "No area is suggested from these words. Choose from the areas below." if words.strip() else ""
