"""The four lists that an import leaves behind: what was not read, left out, changed, added."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from pharos.common.pages import Paging
from pharos.common.ui.filters import date
from pharos.schools import queries
from pharos.schools.columns import DATES, WORDS
from pharos.schools.models import FactChange, RegisterImport, RegisterRemark, School

DATE_FIELDS = frozenset(fact.name for fact in DATES)
Cell = str | dict[str, str]


@dataclass(frozen=True)
class Shown:
    """One of the lists. ``line`` tells a row cell by cell, in the order of ``headings``."""

    title: str
    lead: str
    noun: str
    headings: tuple[str, ...]
    rows: Callable[[RegisterImport], QuerySet[Any]]
    line: Callable[[Any], list[Cell]]
    nothing: str


def _remark(each: RegisterRemark) -> list[Cell]:
    return [f"Line {each.line}", each.urn or "Unknown", each.name, each.reason]


def _change(each: FactChange) -> list[Cell]:
    before, after = (_value(each.field, value) for value in (each.before, each.after))
    return [_link(each.school), str(each.school.urn), WORDS[each.field], before, after]


def _value(field: str, value: str) -> str:
    return date(dt.date.fromisoformat(value)) if value and field in DATE_FIELDS else value or "Nothing"


def _school(each: School) -> list[Cell]:
    return [_link(each), str(each.urn), each.status_name, each.town]


def _link(school: School) -> dict[str, str]:
    return {"text": school.name, "href": reverse("schools:school", args=[school.urn])}


LISTS = {
    "rejected": Shown(
        "Rows that were not read", "Each row of the file that could not be read, with the reason. The others came in.",
        "row", ("Line", "URN", "Name", "Reason"), queries.rejected_by, _remark, "Every row was read",
    ),
    "left-out": Shown(
        "Values that were left out", "The rows came in without these values. What we knew before stays.",
        "row", ("Line", "URN", "Name", "Reason"), queries.left_out_by, _remark, "No value was left out",
    ),
    "changes": Shown(
        "What changed", "Each fact that the file states differently from what we knew. A change is a prompt to look, "
        "not yet a truth: the register corrects itself, and writes one name in many ways.",
        "change", ("School", "URN", "Fact", "Before", "Now"), queries.changes_by, _change, "Nothing changed",
    ),
    "added": Shown(
        "Schools that were added", "The schools that no earlier file had.",
        "school", ("School", "URN", "Status", "Town"), queries.added_by, _school, "No school was added",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class ListPage:
    """One page of one of the lists."""

    lead: str
    heads: Sequence[str]
    rows: Sequence[list[Cell]]


def page(shown: Shown, listed: Paging) -> ListPage:
    return ListPage(shown.lead, shown.headings, [shown.line(each) for each in listed.rows])


def plain(line: list[Cell]) -> list[str]:
    """A row as a file has it."""
    return [cell["text"] if isinstance(cell, dict) else cell for cell in line]
