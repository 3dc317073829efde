"""What can be asked about requests."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from pharos.activity import queries as activity
from pharos.common.waiting import Waiting
from pharos.leaders import queries as leaders
from pharos.leaders.models import Designation
from pharos.people import queries as people
from pharos.people.states import Role
from pharos.schools import queries as schools
from pharos.schools.models import School
from pharos.taxonomy.models import Expertise

from .answers import Question
from .models import SupportRequest
from .states import OPEN, RequestState

if TYPE_CHECKING:
    from pharos.people.models import Person

_PEOPLE = ("raised_by", "raised_for", "owner", "named_leader", "ground_confirmed_by", "ground_denied_by")


def schools_of(person: "Person", *, at: dt.datetime) -> list[School]:
    """The schools for which this person may ask: those that they lead, or whose headteacher they stand in for."""
    urns = people.roles_of(person, at=at).schools_led
    return list(School.objects.filter(urn__in=urns).order_by("name", "urn")) if urns else []


def standing_for(person: "Person", request: SupportRequest, *, at: dt.datetime) -> "Person | None":
    """For whom a delegate or deputy acts on this request: the headteacher of the school, or the adviser of the area."""
    adviser = (Role.SIA, request.area_code) if request.area_code else (Role.ADMINISTRATOR, "")
    parts = [(Role.HEADTEACHER, str(request.school.urn)), adviser]
    lenders = (people.standing_for(person, role, key, at=at) for role, key in parts)
    return next(filter(None, lenders), None)


def visible_to(person: "Person", *, at: dt.datetime) -> QuerySet[SupportRequest]:
    """The requests that this person may read: their school's, and those of their area once they are sent.

    Who asked for a school that they have left reads them no more. A leader reads theirs through the offer, in
    ``matching``.
    """
    roles = people.roles_of(person, at=at)
    urns = roles.schools_led
    mine = Q(school__in=schools.with_urns(urns))
    sent = Q(number__isnull=False)
    if roles.administrator:
        mine |= sent
    else:
        mine |= sent & Q(area_code__in=roles.keys(Role.SIA, Role.AREA_CHAIR))
    return whole().filter(mine)


def whole() -> QuerySet[SupportRequest]:
    """Requests with everybody and everything that pages and letters name."""
    return SupportRequest.objects.select_related("school", *_PEOPLE)


# What a school has to do comes first, what is over comes last.
_ORDER = {
    RequestState.RETURNED: 0, RequestState.DRAFT: 1, RequestState.OFFERED: 2, RequestState.SUBMITTED: 2,
    RequestState.IN_TRIAGE: 2, RequestState.AGREED: 3,
}  # fmt: skip


def listed(person: "Person", *, at: dt.datetime) -> QuerySet[SupportRequest]:
    """The same, those with something to do first, then the newest; drafts that were thrown away are left out."""
    cases = [When(state=state, then=Value(place)) for state, place in _ORDER.items()]
    place = Case(*cases, default=Value(4), output_field=IntegerField())
    kept = visible_to(person, at=at).exclude(state=RequestState.WITHDRAWN, number=None)
    return kept.annotate(place=place).order_by("place", "-saved_at", "-pk")


def others_open(request: SupportRequest) -> list[SupportRequest]:
    """Other requests of the same school that have been sent and are not over, newest first."""
    rows = SupportRequest.objects.filter(school=request.school_id, state__in=[*OPEN, RequestState.AGREED])
    return list(rows.exclude(pk=request.pk).filter(number__isnull=False).order_by("-number"))


def unfinished(person: "Person", *, at: dt.datetime) -> list[SupportRequest]:
    """Drafts of the schools for which this person asks, newest first."""
    urns = people.roles_of(person, at=at).schools_led
    rows = SupportRequest.objects.filter(state=RequestState.DRAFT, school__in=schools.with_urns(urns))
    return list(rows.select_related("school", "raised_by").order_by("-saved_at", "-pk"))


def told(request: SupportRequest, *, at: dt.datetime) -> "list[Person]":
    """Whom letters to the school go to: who asked, and for whom, while they act for it; else its heads today.

    Where it has none, the administrators, who give somebody the role: no letter is for nobody.
    """
    heads = people.holders(Role.HEADTEACHER, [str(request.school.urn)], at=at)
    asked = [each for each in (request.raised_by, request.raised_for) if each in heads]
    return asked or heads or people.holders(Role.ADMINISTRATOR, [""], at=at)


def waiting_for(person: "Person", *, at: dt.datetime) -> list[Waiting]:
    """What the school still has to do: finish a draft, answer a request that came back."""
    urns = people.roles_of(person, at=at).schools_led
    if not urns:
        return []
    rows = SupportRequest.objects.filter(
        school__in=schools.with_urns(urns), state__in=[RequestState.DRAFT, RequestState.RETURNED]
    ).select_related("school")
    waits = list(rows.order_by("-state", "saved_at", "pk"))
    why = reasons([each for each in waits if each.state == RequestState.RETURNED], "send_back")
    return [_waiting(each, why.get(each.pk, "")) for each in waits]


def reasons(requests: list[SupportRequest], verb: str) -> dict[int, str]:
    """The words with which each request last made this move, in one query."""
    if not requests:
        return {}
    rows = activity.about(*requests).filter(verb=verb).values_list("subject_pk", "why")
    return {int(pk): why for pk, why in reversed(list(rows))}


GROUP = "Support for your school"


def _waiting(request: SupportRequest, why: str) -> Waiting:
    where, since = (request.reference,), request.saved_at
    if request.state == RequestState.RETURNED:
        what = f"Change {request.case_number} for {request.school.name} and send it again"
        return Waiting(
            what, "support:answers", since, where, why=f"Your adviser wrote: {why}", urgent=True, group=GROUP
        )
    what = f"Finish your request for support for {request.school.name}"
    return Waiting(what, "support:answers", since, where, why="It has not been sent yet", group=GROUP)


def answers_of(request: SupportRequest, question: Question) -> dict[str, Any]:
    """What the request says now to one page of questions."""
    kept = {name: getattr(request, name) for name in question.fields if name != "expertise"}
    if "expertise" in question.fields:
        kept["expertise"] = areas_of(request)
    return kept


def areas_of(request: SupportRequest) -> list[Expertise]:
    """The areas of need, in the order of the published lists."""
    return list(request.expertise.order_by("position", "pk"))


def name_and_school(leader: Designation) -> str:
    """How a leader is named where two could share a name."""
    return f"{leader.person.name}, {leader.school.name}"


def leader_words(person: "Person", *, at: dt.datetime) -> str:
    leader = leaders.leader_of(person, at=at)
    return name_and_school(leader) if leader else person.name


def leaders_named(words: str, *, at: dt.datetime, limit: int = 10) -> list[Designation]:
    """Published leaders whose name, or name and school, has these words; one whose name is exactly this alone."""
    name, _, school = (part.strip() for part in words.partition(","))
    rows = leaders.published(at).filter(person__name__icontains=name, school__name__icontains=school)
    found = list(rows.select_related("person", "school").order_by("person__name", "pk")[:limit])
    exact = [each for each in found if name.casefold() == each.person.name.casefold()]
    return exact if exact else found


def leader_by_reference(reference: str, *, at: dt.datetime) -> Designation | None:
    """The published leader whom an address of the directory names, where there is one."""
    return leaders.published(at).filter(person__profile__reference=reference).select_related("person", "school").first()
