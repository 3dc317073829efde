"""Declare an interest; end it."""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common import clock
from pharos.common.errors import AlreadyDone, Refused
from pharos.people.models import Person
from pharos.schools.models import School

from . import rules
from .models import Declaration
from .states import InterestKind


@transaction.atomic
def declare(
    person: Person,
    *,
    about: Person | School,
    kind: InterestKind,
    by: Person,
    at: dt.datetime,
    words: str = "",
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    form_key: str = "",
) -> Declaration:
    """Say what binds ``person`` to a school or to another person. The same ``form_key`` declares once."""
    rules.may_declare(by, person).enforce()
    if about == person:
        raise Refused("Choose somebody other than yourself.")
    first = Declaration.objects.filter(person=person, form_key=form_key).first() if form_key else None
    if first:
        return first
    from_on = from_on or clock.day_of(at)
    if until_on and until_on < from_on:
        raise Refused("The day it ended must be on or after the day it began.")
    declaration = Declaration(
        person=person, kind=kind, words=words, from_on=from_on, until_on=until_on, declared_at=at,
        about_person=about if isinstance(about, Person) else None,
        about_school=about if isinstance(about, School) else None,
    )  # fmt: skip
    declaration.form_key = form_key or declaration.form_key
    declaration.save()
    activity.record("declare", declaration, by=by, at=at, says="declared an interest")
    return declaration


@transaction.atomic
def end(declaration: Declaration, *, by: Person, at: dt.datetime, until_on: dt.date) -> Declaration:
    """The interest held until that day, and no longer."""
    declaration = Declaration.objects.select_for_update(of=("self",)).select_related("person").get(pk=declaration.pk)
    if declaration.ended_at is not None and by == declaration.person:
        raise AlreadyDone("This interest has already ended.")
    rules.may_end(by, declaration).enforce()
    if until_on < declaration.from_on:
        raise Refused("The day it ended must be on or after the day it began.")
    declaration.until_on, declaration.ended_at = until_on, at
    declaration.save(update_fields=["until_on", "ended_at"])
    activity.record("end", declaration, by=by, at=at, says="ended an interest")
    return declaration
