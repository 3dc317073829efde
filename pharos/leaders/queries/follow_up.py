"""The office's list of leaders whose profile is not complete, or has not been confirmed for long."""

import datetime as dt
from collections.abc import Callable

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from pharos.leaders.models import Designation, ProfileExpertise, Reminder
from pharos.leaders.states import ReminderKind

from .designated import answered, consenting, hidden, leaders, publishable
from .upkeep import due, stale

PROFILE = "person__profile__"

type Narrowing = Callable[[dt.datetime], Q]

SHOWN: dict[str, Narrowing] = {
    "": lambda at: ~publishable(PROFILE) | due(at=at, path=PROFILE),
    "missing": lambda at: ~answered(PROFILE),
    "consent": lambda at: answered(PROFILE) & ~consenting(PROFILE),
    "due": lambda at: publishable(PROFILE) & due(at=at, path=PROFILE) & ~stale(at=at, path=PROFILE),
    "stale": lambda at: publishable(PROFILE) & stale(at=at, path=PROFILE),
    "hidden": lambda at: publishable(PROFILE) & hidden(at, PROFILE),
}


def to_follow_up(*, at: dt.datetime, show: str = "", words: str = "") -> QuerySet[Designation]:
    """Leaders to write to: the hidden first, then the stale, then by since when they lead.

    Each has ``is_whole``, the last reminder of what is missing (``reminded_on``), and of the last letter of any kind
    when it left and who caused it (``written_on``, ``written_by``).
    """
    rows = leaders(at).filter(SHOWN.get(show, SHOWN[""])(at), person__profile__isnull=False)
    if words.strip():
        rows = rows.filter(person__name__icontains=words.strip())
    letters = Reminder.objects.filter(profile=OuterRef(f"{PROFILE}pk")).order_by("-on", "-pk")
    offers = ProfileExpertise.objects.order_by("pk")
    rows = rows.annotate(
        is_whole=ExpressionWrapper(publishable(PROFILE), output_field=BooleanField()),
        reminded_on=Subquery(letters.filter(kind=ReminderKind.INCOMPLETE).values("on")[:1]),
        written_on=Subquery(letters.values("on")[:1]),
        written_by=Subquery(letters.values("by__name")[:1]),
        rank=_rank(at),
    )
    rows = rows.select_related("person__profile", "school").prefetch_related(
        Prefetch("person__profile__offers", queryset=offers)
    )
    return rows.order_by("rank", "from_on", "person__name", "pk")


def _rank(at: dt.datetime) -> Case:
    return Case(
        When(hidden(at, PROFILE) & publishable(PROFILE), then=Value(0)),
        When(stale(at=at, path=PROFILE) & publishable(PROFILE), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
