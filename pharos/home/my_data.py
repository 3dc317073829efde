"""What the service holds on one person, as plain data: their own copy."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.db import models

from pharos.activity.models import Activity
from pharos.outbox.models import Letter
from pharos.people import queries as people
from pharos.people.models import Person

from .scopes import called, names_of


def held_on(person: Person, *, at: dt.datetime) -> dict[str, Any]:
    """Their details, roles, the letters to them, what they did, and where else a record names them.

    Records that also speak of others (a request, an agreement) are listed by their reference, not copied:
    the pages show each of them to those who may read it.
    """
    return {
        "made_at": at,
        "details": _details(person),
        "roles": _roles(person),
        "letters_to_you": list(
            Letter.objects.filter(to_person=person).order_by("posted_at", "pk")
            .values("reference", "kind", "subject", "state", "posted_at", "sent_at")
        ),
        "what_you_did": list(
            Activity.objects.filter(by=person).order_by("at", "pk").values("at", "verb", "says", "why", "subject_label")
        ),
        "records_that_name_you": _records(person),
    }  # fmt: skip


def _details(person: Person) -> dict[str, Any]:
    names = ("reference", "name", "email", "telephone", "is_active", "joined_at", "last_login")
    return {name: getattr(person, name) for name in names}


def _roles(person: Person) -> list[dict[str, Any]]:
    grants = people.grants_of(person)
    names = names_of(grants)
    return [
        {
            "reference": grant.reference, "role": grant.role_name, "scope": called(grant, names),
            "from_on": grant.from_on, "until_on": grant.until_on,
            "reason": grant.reason, "end_reason": grant.end_reason,
            "standing_in_for": grant.standing_in_for.person.name if grant.standing_in_for else None,
            "stand_ins": [lent.person.name for lent in grant.lent_grants.all()],
        }
        for grant in grants
    ]  # fmt: skip


def _records(person: Person) -> list[dict[str, Any]]:
    """One line for each record of ours that points at the person, whatever their part in it."""
    told = {Person, Letter, Activity}
    return [
        {"record": model._meta.label, "part": field.name, "reference": reference}
        for model in apps.get_models()
        if model.__module__.startswith("pharos.") and model not in told
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Person
        for reference in _references(model, field, person)
    ]


def _references(model: type[models.Model], field: models.Field[Any, Any], person: Person) -> list[str]:
    has_reference = any(each.name == "reference" for each in model._meta.concrete_fields)
    rows = model._default_manager.filter(**{field.name: person}).order_by("pk")
    return [str(each) for each in rows.values_list("reference" if has_reference else "pk", flat=True)]
