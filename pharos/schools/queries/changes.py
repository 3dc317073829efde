"""What happened to schools between two dates of the register's files, from the history that imports keep."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from .. import changes, heads
from ..changes import Event, Post, Side, Story
from ..heads import Head
from ..models import District, FactChange, RegisterImport, RegisterRemark, School, SchoolLink
from ..states import OPEN_STATUSES, ImportState, LinkKind, RemarkKind
from .places import in_districts

HEAD = ("head_title", "head_first_name", "head_last_name", "head_job_title")
WATCHED = ("status_code", "trust", *HEAD)
# What an earlier file must have had a column for, before its silence says that there was nothing.
COLUMNS = {"trust": "trust", "head": "head_last_name"}


def dates_of_files() -> list[dt.date]:
    """The days on which the files that were brought in were true, newest first."""
    return list(_done().order_by("-as_at").values_list("as_at", flat=True).distinct())


def between(since: dt.date, until: dt.date, *, la: str = "", areas: Collection[str] | None = None) -> list[Event]:
    """What happened after the file of ``since`` up to that of ``until``; of one authority (its code or name), or of
    these areas, where asked. In as many queries however many schools changed.
    """
    return _Between(since, until, la, areas).events()


def _done() -> QuerySet[RegisterImport]:
    return RegisterImport.objects.filter(state=ImportState.DONE, dry_run=False)


class _Change(NamedTuple):
    field: str
    before: str
    as_at: dt.date
    turn: int


@dataclass(frozen=True)
class _File:
    """One import, as far as it tells what was known when."""

    pk: int
    as_at: dt.date
    turn: int
    la: str
    columns: frozenset[str]

    def covers(self, school: School) -> bool:
        return self.la in ("", school.la_code, school.la_name.casefold())


class _Between:
    def __init__(self, since: dt.date, until: dt.date, la: str, areas: Collection[str] | None) -> None:
        self.since, self.until = since, until
        self.files = [
            _File(pk, as_at, turn or 0, of.casefold(), frozenset(columns))
            for pk, as_at, turn, of, columns in _done().values_list("pk", "as_at", "turn", "la", "columns")
        ]
        self.scope = School.objects.all()
        if la:
            self.scope = self.scope.filter(Q(la_code=la) | Q(la_name__iexact=la))
        if areas is not None:
            self.scope = self.scope.filter(in_districts(District.objects.filter(area__code__in=areas)))

    def events(self) -> list[Event]:
        self.changes = self._changes()
        moved = Q(pk__in=self._later().filter(register_import__as_at__lte=self.until).values("school"))
        schools = list(self.scope.filter(moved | self._added()).select_related("trust"))
        self.new = self._new(schools)
        self.unread = self._unread(school.urn for school in schools if school.pk in self.new)
        stories = [self._story(school) for school in schools]
        moving = {story.urn: story for story in stories if story.opens or story.closes}
        links = self._links(moving)
        partners = self._partners(moving, links)
        return changes.events(stories, since=self.since, partners=partners, links=links, posts=self._posts(stories))

    def _later(self) -> QuerySet[FactChange]:
        """All that happened after the earlier file, also after the later one: from today it leads back to either."""
        return FactChange.objects.filter(late=False, field__in=WATCHED, register_import__as_at__gt=self.since)

    def _changes(self) -> dict[int, list[_Change]]:
        found: dict[int, list[_Change]] = defaultdict(list)
        rows = self._later().order_by("register_import__as_at", "register_import__turn", "pk")
        told = rows.values_list("school_id", "field", "before", "register_import__as_at", "register_import__turn")
        for school, field, before, as_at, turn in told.iterator():
            found[school].append(_Change(field, before, as_at, turn or 0))
        return found

    def _added(self) -> Q:
        """Schools that a file brought which was not the first of their authority."""
        wanted = Q(pk__in=[])
        for file in self._window():
            earlier = [each for each in self.files if each.as_at <= file.as_at and each.turn < file.turn]
            if any(not each.la for each in earlier):
                wanted |= Q(first_seen_in=file.pk)
            for la in {each.la for each in earlier} - {""}:
                wanted |= Q(first_seen_in=file.pk) & (Q(la_code=la) | Q(la_name__iexact=la))
        return wanted

    def _window(self) -> list[_File]:
        return [file for file in self.files if self.since < file.as_at <= self.until]

    def _new(self, schools: Iterable[School]) -> set[int]:
        """Those that a file of these days brought, after an earlier one that had their authority's schools."""
        window = {file.pk: file for file in self._window()}
        return {
            school.pk
            for school in schools
            if (file := window.get(school.first_seen_in_id or 0))
            and any(e.as_at <= file.as_at and e.turn < file.turn and e.covers(school) for e in self.files)
        }

    def _unread(self, urns: Iterable[int]) -> set[str]:
        remarks = RegisterRemark.objects.filter(kind=RemarkKind.REJECTED, urn__in=[str(urn) for urn in urns])
        return set(remarks.filter(register_import__as_at__lte=self.since).values_list("urn", flat=True))

    def _story(self, school: School) -> Story:
        return Story(
            urn=school.urn,
            name=school.name,
            before=None if school.pk in self.new else self._side(school, self.since),
            after=self._side(school, self.until),
            la_code=school.la_code,
            number=school.establishment_number,
            postcode=school.postcode,
            is_academy=is_academy(school),
            opened_on=school.opened_on,
            closed_on=school.closed_on,
            reason_opened=school.reason_opened,
            reason_closed=school.reason_closed,
            stated=frozenset(what for what, column in COLUMNS.items() if self._was_stated(school, column)),
            unread_before=str(school.urn) in self.unread,
        )

    def _was_stated(self, school: School, column: str) -> bool:
        """Whether a file before the first change of this fact had it at all."""
        field = next((each for each in self.changes.get(school.pk, ()) if each.field == column), None)
        if field is None:
            return True
        return any(e.turn < field.turn and column in e.columns and e.covers(school) for e in self.files)

    def _side(self, school: School, day: dt.date) -> Side:
        then: dict[str, Any] = {name: getattr(school, name) for name in ("status_code", *HEAD)}
        then["trust"] = school.trust.name if school.trust else ""
        for change in reversed(self.changes.get(school.pk, ())):
            if change.as_at > day:
                then[change.field] = change.before
        return Side(then["status_code"], then["trust"], Head(*(then[name] for name in HEAD)))

    def _links(self, moving: dict[int, Story]) -> set[tuple[int, int]]:
        found = SchoolLink.objects.filter(Q(urn__in=moving) | Q(other_urn__in=moving))
        links = found.exclude(kind=LinkKind.OTHER).values_list("urn", "other_urn", "kind")
        return {(other, urn) if kind == LinkKind.PREDECESSOR else (urn, other) for urn, other, kind in links}

    def _partners(self, moving: dict[int, Story], links: set[tuple[int, int]]) -> list[Story]:
        """Schools that did nothing of late, and may have come before or after one that did."""
        linked = {urn for pair in links for urn in pair}
        marks = {(each.la_code, each.number) for each in moving.values() if each.number}
        codes = {each.postcode for each in moving.values() if each.postcode}
        same = Q(establishment_number__in={number for _, number in marks}, la_code__in={la for la, _ in marks})
        found = School.objects.filter(Q(urn__in=linked) | same | Q(postcode__in=codes)).exclude(urn__in=moving)
        return [self._story(school) for school in found.select_related("trust")]

    def _posts(self, stories: Iterable[Story]) -> dict[str, list[Post]]:
        """Who is head where, of those whom a changed school names."""
        names = {each.after.head.last for each in stories if each.before and each.after.head != each.before.head}
        wanted = School.objects.filter(head_last_name__in=names - {""}, status_code__in=OPEN_STATUSES)
        posts: dict[str, list[Post]] = defaultdict(list)
        for school in wanted.select_related("trust").order_by("name", "urn"):
            if key := heads.key(self._side(school, self.until).head):
                posts[key].append(Post(school.urn, school.name, school.la_code))
        return posts


def is_academy(school: School) -> bool:
    kind = f"{school.type_group} {school.type_name}".casefold()
    return "academ" in kind or "free school" in kind
