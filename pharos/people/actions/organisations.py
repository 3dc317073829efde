"""The bodies that people act for."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity

from .. import rules
from ..models import Organisation, Person
from ..states import OrganisationKind
from .accounts import for_whom


@transaction.atomic
def add_organisation(*, kind: OrganisationKind, name: str, by: Person | None, at: dt.datetime) -> Organisation:
    """Enter a body, once: one of this kind and name that is there already is returned."""
    rules.may_administer(by, at=at).enforce()
    organisation, is_new = Organisation.objects.get_or_create(kind=kind, name=" ".join(name.split()))
    if is_new:
        activity.record("add", organisation, by=by, at=at, says=f"added {organisation.name}",
                        standing_for=for_whom(by, at=at))  # fmt: skip
    return organisation
