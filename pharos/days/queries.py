"""What the ledger comes to."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Model, QuerySet

from pharos.common.keyed import Keyed, among

from .models import Entry
from .states import EntryKind, Pool
from .tally import Balance, Line, tally

if TYPE_CHECKING:
    from pharos.people.models import Person


def promise() -> int:
    """The half days that a Kent Leader of Education commits each school year, free to the recipient."""
    return round(settings.FREE_DAYS_PER_YEAR * 2)


def balance(person: "Person", year: int, *, promised: bool = False) -> Balance:
    """One leader's days in one school year; ``promised`` as in ``balances``."""
    return balances([person], year, promised=[person.pk] if promised else ())[person.pk]


def balances(people: Iterable[Keyed], year: int, *, promised: Collection[int] = ()) -> dict[int, Balance]:
    """Each person's days in one school year, by primary key, in one query.

    ``promised`` names those whose designation promises the year's free days: they count as committed from the
    first day of the year, although the ledger gets its entry only when the first of them is reserved.
    """
    lines: dict[int, list[Line]] = {person.pk: [] for person in people}
    rows = Entry.objects.filter(among("account__person", lines.keys()), account__year=year)
    for person, kind, pool, half_days, reverses in _values(rows, "account__person"):
        if (of := lines.get(int(person))) is not None:
            of.append(Line(kind, pool, half_days, reverses or ""))
    for pk in promised:
        if pk in lines and not any(line.kind == EntryKind.COMMIT for line in lines[pk]):
            lines[pk].append(Line(EntryKind.COMMIT, Pool.FREE, promise()))
    return {pk: tally(own) for pk, own in lines.items()}


def entries_for(subject: Model) -> QuerySet[Entry]:
    """Every entry of one piece of support, in whatever year and pool."""
    return Entry.objects.filter(subject_label=subject._meta.label, subject_pk=str(subject.pk))


def of_entries(rows: QuerySet[Entry]) -> Balance:
    """What these entries come to."""
    return tally(Line(kind, pool, half, reverses or "") for _, kind, pool, half, reverses in _values(rows, "pk"))


def of_support(subject: Model) -> Balance:
    """What is reserved and delivered for one piece of support."""
    return of_entries(entries_for(subject))


def reserved_for(subject: Model, person: "Person", year: int) -> Balance:
    """The part of one piece of support in one leader's year."""
    return of_entries(entries_for(subject).filter(account__person=person, account__year=year))


def of_supports(subjects: Collection[Model]) -> dict[int, Balance]:
    """The same for several pieces of support of one model, by primary key, in one query."""
    lines: dict[str, list[Line]] = {str(subject.pk): [] for subject in subjects}
    label = next((subject._meta.label for subject in subjects), "")
    rows = Entry.objects.filter(subject_label=label, subject_pk__in=list(lines))
    for pk, kind, pool, half_days, reverses in _values(rows, "subject_pk"):
        lines[str(pk)].append(Line(kind, pool, half_days, reverses or ""))
    return {int(pk): tally(own) for pk, own in lines.items()}


def _values(rows: QuerySet[Entry], key: str) -> QuerySet[Entry, tuple[int | str, str, str, int, str | None]]:
    return rows.values_list(key, "kind", "pool", "half_days", "reverses__kind")
