"""Take an area out of the choice, and offer it again."""

import datetime as dt

from django.db import transaction

from pharos.activity.actions import record
from pharos.common.errors import AlreadyDone
from pharos.people.models import Person
from pharos.people.rules import may_administer
from pharos.taxonomy.models import Expertise

from .editions import new_edition


@transaction.atomic
def retire(area: Expertise, *, reason: str, by: Person, at: dt.datetime) -> Expertise:
    """Offer the area to no new choice. It stays where it was chosen."""
    return _offered(area, at, verb="retired", says="took this area out of the choice", reason=reason, by=by, at=at)


@transaction.atomic
def offer_again(area: Expertise, *, reason: str, by: Person, at: dt.datetime) -> Expertise:
    return _offered(area, None, verb="offered_again", says="offered this area again", reason=reason, by=by, at=at)


def _offered(
    area: Expertise, retired_at: dt.datetime | None, *, verb: str, says: str, reason: str, by: Person, at: dt.datetime
) -> Expertise:
    may_administer(by, at=at).enforce()
    found = Expertise.objects.select_for_update().get(pk=area.pk)
    if (found.retired_at is None) == (retired_at is None):
        raise AlreadyDone(f"{found.label} is {'offered' if retired_at is None else 'retired'} already.")
    found.retired_at = retired_at
    found.save(update_fields=["retired_at"])
    record(verb, found, by=by, at=at, says=says, why=reason)
    new_edition()
    return found
