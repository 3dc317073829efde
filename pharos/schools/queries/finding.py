"""Which schools somebody means: by words, filters and distance."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from .. import words
from ..columns import CODES
from ..criteria import Criteria
from ..distance import Near
from ..models import FactChange, School
from ..states import OPEN_STATUSES, RegisterPhase
from .neighbours import squared, within
from .places import districts, in_districts

# The register gives these no phase of their own: their type tells.
_WITHOUT_PHASE = Q(phase_code__in=(RegisterPhase.UNKNOWN, RegisterPhase.NOT_APPLICABLE))
PHASES = {
    "nursery": Q(phase_code=RegisterPhase.NURSERY),
    "primary": Q(phase_code__in=(RegisterPhase.PRIMARY, RegisterPhase.MIDDLE_PRIMARY)),
    "secondary": Q(phase_code__in=(RegisterPhase.SECONDARY, RegisterPhase.MIDDLE_SECONDARY)),
    "all_through": Q(phase_code=RegisterPhase.ALL_THROUGH),
    "special": _WITHOUT_PHASE
    & (
        Q(type_name__icontains="special")
        | Q(type_name__icontains="pupil referral")
        | Q(type_name__icontains="alternative provision")
    ),
    "post16": Q(phase_code=RegisterPhase.SIXTEEN_PLUS)
    | (_WITHOUT_PHASE & (Q(type_name__icontains="further education") | Q(type_name__icontains="sixth form"))),
}


def find(urn: int) -> School | None:
    """The school with this URN, with what its page needs."""
    return School.objects.select_related("trust", "federation", "last_seen_in").filter(urn=urn).first()


def changes_of(school: School, before: Iterable[School] = ()) -> QuerySet[FactChange]:
    """How its facts, and those of the schools ``before`` it, changed, newest first. Of a code and its name, the name
    alone is told.
    """
    found = FactChange.objects.filter(school__in=[school, *before])
    told = found.exclude(field__in=CODES).select_related("register_import", "school")
    return told.order_by("-register_import__as_at", "-pk")


def with_urns(urns: Iterable[int]) -> QuerySet[School]:
    """These schools, to be looked up inside another question: their keys lead into an index where a join would not."""
    return School.objects.filter(urn__in=list(urns))


def with_this_urn(typed: str) -> School | None:
    """The school whose URN was typed, where nothing else was."""
    urn = words.urn(typed)
    return School.objects.filter(urn=urn).first() if urn and typed.strip() == str(urn) else None


def matching(typed: str) -> QuerySet[School]:
    """The schools in whose name, town, postcode or URN each of these words begins a word; all, where none is typed."""
    wanted = words.wanted(typed)
    found = School.objects.all() if wanted or not typed.strip() else School.objects.none()
    for word in wanted:
        found = found.filter(search_text__contains=f" {word}")
    return found


def filtered(criteria: Criteria) -> QuerySet[School]:
    """The schools that match, in the order in which people want to read them."""
    found = matching(criteria.words).filter(status_code__in=criteria.statuses)
    if criteria.phase in PHASES:
        found = found.filter(PHASES[criteria.phase])
    if criteria.area:
        found = found.filter(in_districts(districts().filter(area__code=criteria.area)))
    if criteria.district:
        found = found.filter(in_districts(districts().filter(code=criteria.district)))
    if criteria.near:
        return _by_distance(found, criteria.near, criteria.within_km)
    return _best_first(found, criteria.words)


def _best_first(found: QuerySet[School], typed: str) -> QuerySet[School]:
    """By name; where words were typed, open schools first, and among them those whose name begins like that."""
    if not words.wanted(typed):
        return found.order_by("search_text", "pk")
    begins = Q(search_text__startswith=f" {words.plain(typed)}")
    return found.order_by(_others_last(Q(status_code__in=OPEN_STATUSES)), _others_last(begins), "search_text", "pk")


def _others_last(first: Q) -> Case:
    return Case(When(first, then=Value(0)), default=Value(1), output_field=IntegerField())


def _by_distance(found: QuerySet[School], near: Near, within_km: int | None) -> QuerySet[School]:
    """Nearest first, schools without a place last."""
    if within_km is not None:
        found = found.filter(within(near, within_km * 1000))
    return found.order_by(squared(near).asc(nulls_last=True), "pk")


def keys(criteria: Criteria) -> QuerySet[School, int]:
    """The keys of all that match, in their order. Indexes alone can count them and find a page of them."""
    return filtered(criteria).values_list("pk", flat=True)


def with_keys(wanted: Sequence[int]) -> list[School]:
    """These schools, in this order."""
    found = School.objects.in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def search(typed: str, limit: int = 10) -> list[School]:
    """The schools that somebody may mean by these words, best first; none, where nothing is typed."""
    if not words.wanted(typed):
        return []
    return with_keys(list(keys(Criteria(words=typed, status="all"))[:limit]))


def relaxations(criteria: Criteria) -> dict[str, int]:
    """How many schools there would be without each filter in force, by its name: one query for all of them."""
    without = {
        "q": replace(criteria, words=""),
        "phase": replace(criteria, phase=""),
        "area": replace(criteria, area=""),
        "district": replace(criteria, district=""),
        "status": replace(criteria, status="all"),
        "near": replace(criteria, near=None, within_km=None),
        "within": replace(criteria, within_km=None),
    }
    counts = [
        filtered(less).order_by().values(filter=Value(name)).annotate(found=Count("pk"))
        for name, less in without.items()
        if less != criteria
    ]
    if not counts:
        return {}
    return {row["filter"]: row["found"] for row in counts[0].union(*counts[1:], all=True)}
