"""Sheets of the support record and their versions."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from ..models import Deployment, RecordVersion, Signature, SupportRecord, Visit
from .deployments import deployments_visible_to

if TYPE_CHECKING:
    from pharos.people.models import Person


def visible_records(person: "Person", *, at: dt.datetime) -> QuerySet[SupportRecord]:
    """Sheets of support that this person may see. Whether they may read them, the agreement says: see the rules."""
    theirs = deployments_visible_to(person, at=at).order_by().values("pk")
    rows = SupportRecord.objects.filter(deployment__in=theirs)
    return rows.select_related(
        "visit", "deployment__school", "deployment__leader", "deployment__request", "deployment__agreement"
    )


def records_of(deployment: Deployment) -> QuerySet[SupportRecord]:
    return SupportRecord.objects.filter(deployment=deployment).select_related("visit").order_by("visit__number", "pk")


def record_of(visit: Visit) -> SupportRecord | None:
    return SupportRecord.objects.filter(visit=visit).first()


def versions(record: SupportRecord) -> QuerySet[RecordVersion]:
    """Every version, newest first, with who saved and who signed it."""
    signed = Signature.objects.select_related("person").order_by("at", "pk")
    rows = RecordVersion.objects.filter(record=record).select_related("saved_by")
    return rows.prefetch_related(Prefetch("signatures", queryset=signed)).order_by("-number")


def newest_version(record: SupportRecord) -> RecordVersion | None:
    return versions(record).first()
