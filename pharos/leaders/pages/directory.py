"""The directory's list, and one leader's page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from pharos.common import clock
from pharos.common.pages import Tag
from pharos.common.pages.filtering import ActiveFilter
from pharos.common.ui.filters import date
from pharos.leaders import reasons as looking
from pharos.leaders.cards import Card, card
from pharos.leaders.criteria import Criteria
from pharos.leaders.models import Designation, ProfileExpertise, SavedSearch
from pharos.leaders.queries import Found
from pharos.leaders.ranking import Band
from pharos.leaders.reasons import Excerpt
from pharos.leaders.states import Availability, DesignationKind
from pharos.schools import distance
from pharos.schools.models import School
from pharos.taxonomy.states import Phase, SupportKind

from . import notes, photos, searches
from .folds import Folds, folds
from .notes import Notes, Order
from .searches import SearchRow

SHOWN_EXPERTISE = 5
BANDS = {
    Band.STRONG: "Strong matches",
    Band.GOOD: "Good matches",
    Band.POSSIBLE: "Possible matches",
}
COLOURS = {Availability.OPEN: "green", Availability.LIMITED: "yellow", Availability.PAUSED: "grey"}
# District code to the code and the name of its area.
type AreaNames = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Kind:
    """A designation: the letters that people know it by, and what they stand for."""

    letters: str
    words: str


@dataclass(frozen=True)
class LeaderRow:
    """One leader in the list."""

    href: str
    name: str
    kinds: list[Kind]
    school: str
    school_phase: str
    area: str
    phases: list[str]
    expertise: list[str]
    more_expertise: int
    quote: Excerpt
    reasons: list[str]
    band: str
    km: str
    availability: Tag | None
    ask_href: str
    photo: str


@dataclass(frozen=True)
class DirectoryPage:
    rows: list[LeaderRow]
    active: list[ActiveFilter]
    relax: list[ActiveFilter]
    orders: list[Order]
    notes: Notes
    folds: Folds
    saved: list[SearchRow]
    save_href: str


@dataclass(frozen=True)
class Offer:
    label: str
    group: str
    evidence: str


@dataclass(frozen=True)
class LeaderPage:
    """A leader's page. What only those who may commission see is empty for everybody else."""

    name: str
    kinds: list[Kind]
    school: str
    school_href: str
    school_phase: str
    area: str
    phases: list[str]
    can_lead: list[str]
    portrait: list[str]
    offers: list[Offer]
    sees_more: bool
    availability: Tag | None
    availability_words: str
    not_before: str
    ask_href: str
    edit_href: str
    is_published: bool
    stale: str
    photo: str


def kinds_of(shown: Card) -> list[Kind]:
    return [Kind(kind, DesignationKind(kind).label) for kind in dict.fromkeys(shown.kinds)]


def area_of(school: School, areas: AreaNames) -> str:
    return areas.get(school.district_code, ("", ""))[1]


def row(leader: Designation, criteria: Criteria, found: Found, *, sees_more: bool) -> LeaderRow:
    shown, match = card(leader), found.match(leader.pk)
    km = distance_km(shown.school, criteria)
    labels = _asked_for_first([each.label for each in shown.expertise], shown, criteria)
    return LeaderRow(
        href=reverse("leaders:leader", args=[shown.reference]),
        name=shown.name,
        kinds=kinds_of(shown),
        school=shown.school.name,
        school_phase=shown.school.phase,
        area=area_of(shown.school, found.sieve.roll.districts),
        phases=[Phase(phase).label for phase in shown.phases],
        expertise=labels[:SHOWN_EXPERTISE],
        more_expertise=max(0, len(labels) - SHOWN_EXPERTISE),
        quote=looking.excerpt(shown.portrait, found.question.units),
        reasons=looking.reasons(shown, criteria, found.question, match.hits, km=km),
        band=BANDS[match.band] if match.band and criteria.best_first else "",
        km="" if km is None else f"{km:.1f} km",
        availability=availability_tag(shown.availability) if sees_more else None,
        ask_href=ask_href(shown.reference),
        photo=photos.small(shown.photo),
    )


def _asked_for_first(labels: list[str], shown: Card, criteria: Criteria) -> list[str]:
    asked = {each.label for each in shown.expertise if each.code in criteria.expertise}
    return sorted(labels, key=lambda label: label not in asked)


def _banded(rows: Iterable[LeaderRow]) -> list[LeaderRow]:
    """The band stands above the first of those whom it holds for."""
    told, found = "", []
    for each in rows:
        found.append(replace(each, band=each.band if each.band != told else ""))
        told = each.band
    return found


def distance_km(school: School, criteria: Criteria) -> float | None:
    near = criteria.near
    return distance.km(school, near) if near else None


def availability_tag(availability: str) -> Tag | None:
    if availability not in Availability.values:
        return None
    return Tag(Availability(availability).label, COLOURS[Availability(availability)])


def ask_href(reference: str) -> str:
    return reverse("support:start", query={"leader": reference})


def directory(
    leaders: Iterable[Designation],
    found: Found,
    *,
    sees_more: bool,
    active: list[ActiveFilter],
    relax: list[ActiveFilter],
    saved: Iterable[SavedSearch],
    asked: QueryDict,
) -> DirectoryPage:
    criteria = found.sieve.criteria
    return DirectoryPage(
        rows=_banded(row(leader, criteria, found, sees_more=sees_more) for leader in leaders),
        active=active,
        relax=relax,
        orders=notes.orders(criteria, asked),
        notes=notes.notes(found, asked),
        folds=folds(criteria, asked, sees_more=sees_more),
        saved=[searches.row(each) for each in saved],
        save_href=searches.save_href(asked),
    )


def leader(
    shown: Card,
    areas: AreaNames,
    *,
    sees_more: bool,
    edit_href: str,
    offers: Iterable[ProfileExpertise],
    portrait: str | None = None,
    stale: str = "",
) -> LeaderPage:
    not_before = shown.available_from_on
    return LeaderPage(
        name=shown.name,
        kinds=kinds_of(shown),
        school=shown.school.name,
        school_href=reverse("schools:school", args=[shown.school.urn]),
        school_phase=shown.school.phase,
        area=area_of(shown.school, areas),
        phases=[Phase(phase).label for phase in shown.phases],
        can_lead=[SupportKind(kind).label for kind in shown.can_lead],
        portrait=paragraphs(shown.portrait if portrait is None else portrait),
        offers=[_offer(each, sees_more=sees_more) for each in offers],
        sees_more=sees_more,
        availability=availability_tag(shown.availability) if sees_more else None,
        availability_words=shown.availability_words if sees_more else "",
        not_before=date(not_before) if sees_more and not_before and not_before > clock.today() else "",
        ask_href=ask_href(shown.reference),
        edit_href=edit_href,
        is_published=shown.published,
        stale=stale if sees_more else "",
        photo=photos.large(shown.photo),
    )


def _offer(offer: ProfileExpertise, *, sees_more: bool) -> Offer:
    area = offer.expertise
    return Offer(area.label, area.group or area.get_scheme_display(), offer.evidence if sees_more else "")


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, its single line breaks kept."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
